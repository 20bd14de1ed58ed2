import { createFileRoute } from '@tanstack/react-router';
import { VerifyScreen } from '../../features/verify/verify-screen.js';
import { LaterMessages } from '../../i18n/later-messages.js';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const Route = createFileRoute('/verify')({
  // By hand: the addresses of all routes are read by what the first one loads, which has no room for a library.
  validateSearch: ({ document }: Record<string, unknown>): { document?: string } =>
    typeof document === 'string' && ID.test(document) ? { document: document.toLowerCase() } : {},
  component: function Verify() {
    const { document } = Route.useSearch();
    return (
      <LaterMessages>
        <VerifyScreen documentId={document} />
      </LaterMessages>
    );
  },
});
