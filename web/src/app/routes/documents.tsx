import { createFileRoute } from '@tanstack/react-router';
import { DocumentsScreen } from '../../features/documents/documents-screen.js';
import { SignedInOnly } from '../signed-in-only.js';

export const Route = createFileRoute('/documents')({
  component: () => (
    <SignedInOnly>
      <DocumentsScreen />
    </SignedInOnly>
  ),
});
