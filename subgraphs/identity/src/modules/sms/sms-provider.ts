import { ChannelUnavailable } from '@propmubi/notifications';
import { UnavailableError } from '@propmubi/runtime';

const TIMEOUT_MS = 5_000;

export interface SmsProviderAnswer {
  ok: boolean;
  status: number;
  /** The fields of the answer; none where it is no JSON object. */
  fields: Readonly<Record<string, unknown>>;
}

/**
 * Posts to the API of an SMS provider. A redirect is not followed: it would carry credentials to another host.
 * @throws UnavailableError SMS_NOT_SENT when it cannot be reached
 */
export async function postToSmsProvider(
  url: URL,
  { headers, body }: { headers: Record<string, string>; body: string | URLSearchParams },
): Promise<SmsProviderAnswer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
  } catch (cause) {
    throw smsNotSent(cause);
  }
  const answer: unknown = await response.json().catch(() => null);
  const { ok, status } = response;
  return { ok, status, fields: { ...(answer as object | null) } };
}

/** As a channel of notifications fails: nothing of the provider's text, which may repeat the number. */
export function textNotSent(provider: string): (error: unknown) => never {
  return () => {
    throw new ChannelUnavailable(provider, 'no answer');
  };
}

/** `cause` must hold neither number nor code: it is logged. */
export function smsNotSent(cause: unknown): UnavailableError {
  return new UnavailableError('The SMS could not be sent. Try again shortly.', {
    code: 'SMS_NOT_SENT',
    cause,
  });
}
