import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { SignIn } from '../../features/sign-in/sign-in.js';
import { LaterMessages } from '../../i18n/later-messages.js';

/** An address of this origin: `//other.example` and `/\other.example` are addresses of another. */
const OWN_ADDRESS = /^\/(?![/\\])/;

export const Route = createFileRoute('/sign-in')({
  validateSearch: ({ then }: Record<string, unknown>): { then?: string } =>
    typeof then === 'string' && OWN_ADDRESS.test(then) ? { then } : {},
  component: SignInRoute,
});

function SignInRoute() {
  const { then = '/' } = Route.useSearch();
  const navigate = useNavigate();
  return (
    <LaterMessages>
      <SignIn then={then} onSignedIn={() => void navigate({ href: then, replace: true })} />
    </LaterMessages>
  );
}
