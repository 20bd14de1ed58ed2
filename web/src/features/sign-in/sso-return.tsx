import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { queryClient } from '../../lib/graph.js';
import { completeSso } from '../../lib/sign-in-ways.js';
import { announceReturn, forgetErrand, readErrand, type SsoErrand } from '../../lib/sso-errand.js';
import { buttonStyle } from '../../ui/button.js';
import { Failure, Pending } from '../../ui/states.js';
import { linkTicketOf, pendingOf } from './pending.js';
import { SignIn } from './sign-in.js';

const RETURN = 'SsoReturn';

/**
 * Where an organization's provider sends the browser back to. The first time, the person proves their number here. The window of a
 * page that waits for a proof says how it ended, and closes.
 */
export function SsoReturn({ onSignedIn }: { onSignedIn: (then: string) => void }) {
  const [{ then, inWindow }] = useState(errand);
  // Asked once: the answer of a provider is good once.
  const { error, isSuccess } = useQuery({
    queryKey: [RETURN],
    queryFn: async () => {
      await completeSso(location.search.slice(1));
      return true;
    },
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  const signedIn = () => onSignedIn(then);
  useEffect(forgetErrand, []);
  useEffect(() => {
    if (inWindow && (isSuccess || error)) {
      announceReturn(error ?? undefined);
      window.close();
    }
    if (!isSuccess || inWindow) return;
    void queryClient.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== RETURN });
    signedIn();
  }, [isSuccess, error]);
  if (inWindow && isSuccess) return <Returned />;
  if (!error) return <Pending />;
  const linkTicket = linkTicketOf(error);
  if (linkTicket !== undefined && !inWindow) return <SignIn linkTicket={linkTicket} onSignedIn={signedIn} />;
  const begun = pendingOf(error);
  if (begun && !inWindow) return <SignIn begun={begun} onSignedIn={signedIn} />;
  return (
    <div className="mx-auto max-w-sm space-y-4 px-4 py-16">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="signIn.title" />
      </h1>
      <Failure error={error} />
      <Link to="/sign-in" className={buttonStyle('quiet', 'w-full')}>
        <FormattedMessage id="signIn.beginAgain" />
      </Link>
    </div>
  );
}

/** In a browser that lets no page close its window. */
function Returned() {
  return (
    <p role="status" className="mx-auto max-w-sm px-4 py-16 text-center">
      <FormattedMessage id="signIn.returned" />
    </p>
  );
}

function errand(): SsoErrand {
  return readErrand() ?? { then: '/', inWindow: false };
}
