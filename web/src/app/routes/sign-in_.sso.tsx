import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { SsoReturn } from '../../features/sign-in/sso-return.js';
import { LaterMessages } from '../../i18n/later-messages.js';

export const Route = createFileRoute('/sign-in_/sso')({
  component: SsoReturnRoute,
});

function SsoReturnRoute() {
  const navigate = useNavigate();
  return (
    <LaterMessages>
      <SsoReturn onSignedIn={(then) => void navigate({ href: then, replace: true })} />
    </LaterMessages>
  );
}
