import { SessionError, WORK_EMAIL } from './session.js';

/** Why the browser was sent to a provider: the page that it comes back to knows nothing else of it. */
export interface SsoErrand {
  /** Where the reader goes on: an address of this origin. */
  then: string;
  /** Whether a window was opened for it, beside the page that waits. */
  inWindow: boolean;
}

const ERRAND = 'propmubi-sso';
/** As long as the provider’s answer is taken. */
const LIFETIME_MS = 10 * 60_000;

export function keepErrand(errand: SsoErrand): void {
  localStorage.setItem(ERRAND, JSON.stringify({ ...errand, until: Date.now() + LIFETIME_MS }));
}

/** Undefined where none was kept, or too long ago. */
export function readErrand(): SsoErrand | undefined {
  const kept = localStorage.getItem(ERRAND);
  if (!kept) return undefined;
  const { until, ...errand } = JSON.parse(kept) as SsoErrand & { until: number };
  return until > Date.now() ? errand : undefined;
}

export function forgetErrand(): void {
  localStorage.removeItem(ERRAND);
}

/** The address at work that this browser signed in by; it goes when the reader signs out. */
export function workEmail(): string {
  return localStorage.getItem(WORK_EMAIL) ?? '';
}

export function keepWorkEmail(email: string): void {
  localStorage.setItem(WORK_EMAIL, email);
}

interface Returned {
  code?: string;
  message?: string;
}

/** In the window of an errand: says to the page that waits how it ended. */
export function announceReturn(error?: unknown): void {
  const { code, message } = error instanceof SessionError ? error : {};
  const returned: Returned =
    error === undefined ? {} : { code: code ?? 'SERVICE_UNAVAILABLE', message: message ?? '' };
  const channel = new BroadcastChannel(ERRAND);
  channel.postMessage(returned);
  channel.close();
}

/** In the page that waits. @throws SessionError as the window met it */
export function windowReturned(): Promise<void> {
  const channel = new BroadcastChannel(ERRAND);
  return new Promise<void>((resolve, reject) => {
    channel.onmessage = ({ data: { code, message = '' } }: MessageEvent<Returned>) =>
      code === undefined ? resolve() : reject(new SessionError(code, message, {}));
  }).finally(() => channel.close());
}
