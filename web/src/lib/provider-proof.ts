import { renewSession, SessionError, useSession } from './session.js';
import { authorizationUrlOf } from './sign-in-ways.js';
import { keepErrand, windowReturned } from './sso-errand.js';

/** Opened while the reader’s click is handled, or a browser takes it for an advertisement. Null where it does all the same. */
export function openProviderWindow(): Window | null {
  return window.open('', '', 'popup,width=520,height=720');
}

/**
 * Has the reader sign in anew at their organization’s provider. Resolves when they came back as the same person. Without a
 * window this page goes there itself, and comes back to the same screen. @throws SessionError
 */
export async function proveAtProvider(email: string, opened: Window | null): Promise<void> {
  const person = useSession.getState().session?.userId;
  keepErrand({ then: location.pathname + location.search, inWindow: opened !== null });
  const returned = opened && windowReturned();
  // It is awaited below; should the address fail first, no one else would handle it.
  returned?.catch(() => undefined);
  try {
    (opened ?? window).location.assign(await authorizationUrlOf({ email, fresh: true }));
  } catch (error) {
    opened?.close();
    throw error;
  }
  if (!returned) return new Promise(() => undefined);
  await returned;
  // By the cookie of the new session, whichever message of the other window arrived first.
  await renewSession();
  if (useSession.getState().session?.userId !== person)
    throw new SessionError('SSO_INVALID', 'Another person signed in.', {});
}
