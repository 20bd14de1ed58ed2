import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { z } from 'zod';
import { SignIn } from '../../features/sign-in/sign-in.js';

export const Route = createFileRoute('/sign-in')({
  validateSearch: z.object({ then: z.string().startsWith('/').optional().catch(undefined) }),
  component: SignInRoute,
});

function SignInRoute() {
  const { then = '/' } = Route.useSearch();
  const navigate = useNavigate();
  return <SignIn onSignedIn={() => void navigate({ href: then, replace: true })} />;
}
