import { useMutation } from '@tanstack/react-query';
import { authorizationUrlOf } from '../../lib/sign-in-ways.js';
import { keepErrand, keepWorkEmail } from '../../lib/sso-errand.js';
import { WorkEmailForm } from '../../shared/sign-in/work-email-form.js';

/** Leads to the provider of an organization; the reader comes back to `then`. */
export function SsoStep({ then }: { then: string }) {
  const begin = useMutation({
    mutationFn: async (email: string) => {
      const url = await authorizationUrlOf({ email });
      keepWorkEmail(email);
      keepErrand({ then, inWindow: false });
      location.assign(url);
    },
  });
  return (
    <WorkEmailForm
      send="signIn.continue"
      // The page is left once it is done.
      busy={begin.isPending || begin.isSuccess}
      error={begin.error}
      onSend={begin.mutate}
    />
  );
}
