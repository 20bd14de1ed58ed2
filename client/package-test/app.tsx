/** An app of a stranger: homes for everyone, live leads for an agent who signs in, and goes on with them after a reload. */
import {
  createClient,
  createSession,
  done,
  Feed,
  requestOtp,
  type Tokens,
  VerifyOtp,
} from '@propmubi/client';
import { TrustOsProvider, useLiveLeads, useRequest } from '@propmubi/client/react';
import { type FormEvent, StrictMode, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';

const url = new URL('/graphql', location.href).href;
const client = createClient({ url, clientName: 'package-test-app', clientVersion: '1' });
const SESSION = 'session';

function Homes() {
  const { data, error, isLoading } = useRequest(Feed, { first: 3 });
  if (isLoading) return <p>…</p>;
  if (error) return <p role="alert">{String(error)}</p>;
  return (
    <ul id="homes">
      {data?.feed?.edges.map(({ node }) => (
        <li key={node.id}>{node.title}</li>
      ))}
    </ul>
  );
}

function Leads({ phone }: { phone: string }) {
  const { events, isConnected, problem } = useLiveLeads({ keepCursor: { store: localStorage, key: phone } });
  return (
    <ul id="leads" data-connected={isConnected} data-problem={problem}>
      {events.map(({ eventId, lead }) => (
        <li key={String(eventId)}>{lead?.listing?.title}</li>
      ))}
    </ul>
  );
}

function SignIn({ onTokens }: { onTokens: (tokens: Tokens) => void }) {
  const [phone, setPhone] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const value = String(new FormData(event.currentTarget).get('value'));
    if (!phone) return void requestOtp(client, value).then(() => setPhone(value), console.error);
    const input = { phone, code: value };
    client
      .request(VerifyOtp, { input })
      .then(({ verifyOtp }) => onTokens(done(verifyOtp, 'accessToken', 'expiresAt', 'refreshToken')))
      .catch(console.error);
  };
  return (
    <form onSubmit={submit} data-step={phone ? 'code' : 'phone'}>
      <input key={phone ?? ''} name="value" />
      <button>Go on</button>
    </form>
  );
}

function App() {
  const [tokens, setTokens] = useState(() => {
    const kept = sessionStorage.getItem(SESSION);
    return kept === null ? undefined : (JSON.parse(kept) as Tokens);
  });
  const keep = (given: Tokens) => {
    sessionStorage.setItem(SESSION, JSON.stringify(given));
    setTokens(given);
  };
  const live = useMemo(() => {
    if (!tokens) return undefined;
    const session = createSession(client, tokens, (renewed) =>
      sessionStorage.setItem(SESSION, JSON.stringify(renewed)),
    );
    return { url, getToken: () => session.getToken() };
  }, [tokens]);
  return (
    <TrustOsProvider client={client} live={live}>
      <Homes />
      {tokens ? <Leads phone="agent" /> : <SignIn onTokens={keep} />}
    </TrustOsProvider>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
