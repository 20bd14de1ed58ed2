import { createFileRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { VerifyScreen } from '../../features/verify/verify-screen.js';

export const Route = createFileRoute('/verify')({
  validateSearch: z.object({ document: z.guid().optional().catch(undefined) }),
  component: function Verify() {
    const { document } = Route.useSearch();
    return <VerifyScreen documentId={document} />;
  },
});
