import { createFileRoute } from '@tanstack/react-router';
import { ErasureScreen } from '../../features/erasure/erasure-screen.js';
import { LaterMessages } from '../../i18n/later-messages.js';

export const Route = createFileRoute('/erasure')({
  component: () => (
    <LaterMessages>
      <ErasureScreen />
    </LaterMessages>
  ),
});
