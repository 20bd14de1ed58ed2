import { create } from 'zustand';
import { takeEarlyRenewal } from '../early/answers.js';
import { postToSession, SIGNED_IN_BEFORE, underRenewalLock } from '../early/requests.js';

/** Who is signed in, as the session routes of the gateway answer it. The refresh token never reaches this code. */
export interface SignedIn {
  accessToken: string;
  /** ISO 8601 instant. */
  expiresAt: string;
  userId: string;
}

interface SessionState {
  /** `unknown` until the cookie was tried once. */
  status: 'unknown' | 'signed-out' | 'signed-in';
  session: SignedIn | undefined;
}

export const useSession = create<SessionState>()(() => ({ status: 'unknown', session: undefined }));

/** A request of a session route that the gateway refused. `code` is one of docs/errors.md. */
export class SessionError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>>,
  ) {
    super(message);
    this.name = 'SessionError';
  }
}

/** Covers clocks that disagree and a request's own time. */
const REFRESH_BEFORE_MS = 60_000;
/** The address at work that this browser signed in by. */
export const WORK_EMAIL = 'propmubi-work-email';
const channel = new BroadcastChannel('propmubi-session');
channel.onmessage = ({ data }: MessageEvent<SignedIn | null>) => show(data ?? undefined);

/** An access token with some life left, or undefined for a visitor. Tabs share one renewal. */
export async function accessToken(): Promise<string | undefined> {
  const { status, session } = useSession.getState();
  if (status === 'signed-out') return undefined;
  if (session && isFresh(session)) return session.accessToken;
  return underRenewalLock(async () => {
    // Another tab, or another request of this page, may have found out while this one waited for the lock.
    const { status: found, session: current } = useSession.getState();
    if (found === 'signed-out') return undefined;
    if (current && isFresh(current)) return current.accessToken;
    return (await refresh())?.accessToken;
  });
}

const ASK_AGAIN_MS = 5_000;

/** Finds out who is signed in; where that cannot be asked yet, again when the network is back or in a while. */
export async function findSession(): Promise<void> {
  await accessToken().catch(() => undefined);
  if (useSession.getState().status !== 'unknown') return;
  const again = () => {
    clearTimeout(timer);
    removeEventListener('online', again);
    void findSession();
  };
  const timer = setTimeout(again, ASK_AGAIN_MS);
  addEventListener('online', again);
}

/** Notes in this browser whether someone is signed in, for the requests that the next page begins with. */
export function rememberSignIn(): void {
  useSession.subscribe(({ status }) => {
    if (status === 'signed-in') localStorage.setItem(SIGNED_IN_BEFORE, 'yes');
    else localStorage.removeItem(SIGNED_IN_BEFORE);
  });
}

/** A new access token now, for one that speaks for another brokerage or no longer in a role. */
export async function renewSession(): Promise<void> {
  await underRenewalLock(refresh);
}

export async function signOut(): Promise<void> {
  const token = await accessToken();
  await fetch('/session/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: '{}',
  });
  localStorage.removeItem(WORK_EMAIL);
  publish(undefined);
}

interface Payload {
  accessToken: string;
  expiresAt: string;
  user: { id: string } | null;
  recoveryCodes?: string[];
}
interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: Record<string, unknown> }[];
}

const TOO_MANY_REQUESTS = 429;
const SERVER_FAILED = 500;

async function read(sent: Promise<Response>): Promise<{ status: number; answer: Answer | undefined }> {
  const response = await sent;
  // A proxy in front of a gateway that does not answer sends a page.
  const answer = (await response.json().catch(() => undefined)) as Answer | undefined;
  return { status: response.status, answer };
}

/** Runs the mutation behind a session route. @throws SessionError */
export async function runSession<Result>(route: string, field: string, input: object): Promise<Result> {
  const { status, answer } = await read(postToSession(route, input));
  const result = answer?.data?.[field];
  if (status < 300 && result) return result as Result;
  const { message = `HTTP ${status}`, extensions = {} } = answer?.errors?.[0] ?? {};
  throw new SessionError(String(extensions['code'] ?? 'SERVICE_UNAVAILABLE'), message, extensions);
}

/** Runs one that opens a session, which this and the other tabs then have. @throws SessionError */
export async function openSession(route: string, field: string, input: object): Promise<Payload> {
  const payload = await runSession<Payload>(route, field, input);
  keep(payload);
  return payload;
}

async function refresh(): Promise<SignedIn | undefined> {
  const { status, answer } = await read(takeEarlyRenewal() ?? postToSession('refresh', {}));
  // Whether the cookie is good is not known: the session stands as it was.
  if (!answer || status === TOO_MANY_REQUESTS || status >= SERVER_FAILED) return undefined;
  return keep(answer.data?.['refreshSession'] as Payload | null | undefined);
}

function keep(payload: Payload | null | undefined): SignedIn | undefined {
  const session = payload
    ? {
        accessToken: payload.accessToken,
        expiresAt: payload.expiresAt,
        userId: payload.user?.id ?? '',
      }
    : undefined;
  publish(session);
  return session;
}

function publish(session: SignedIn | undefined): void {
  show(session);
  channel.postMessage(session ?? null);
}

function show(session: SignedIn | undefined): void {
  useSession.setState({ session, status: session ? 'signed-in' : 'signed-out' });
}

function isFresh({ expiresAt }: SignedIn): boolean {
  return Date.parse(expiresAt) - Date.now() > REFRESH_BEFORE_MS;
}
