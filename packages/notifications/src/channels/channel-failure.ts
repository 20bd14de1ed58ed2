/** The provider refused for good: trying again would not help. `reason` is a code, never an address or a text. */
export class ChannelRefusal extends Error {
  constructor(readonly reason: string) {
    super(`The message was refused: ${reason}.`);
    this.name = 'ChannelRefusal';
  }
}

/** It may work later: the provider is away, or busy. The message names neither address nor text. */
export class ChannelUnavailable extends Error {
  constructor(provider: string, problem: string | number, options?: ErrorOptions) {
    super(`${provider} did not take the message (${problem}).`, options);
    this.name = 'ChannelUnavailable';
  }
}

const TOO_MANY_REQUESTS = 429;
const REQUEST_TIMEOUT = 408;

/** Whether an HTTP status says that a later attempt may work. */
export function isTransientStatus(status: number): boolean {
  return status >= 500 || status === TOO_MANY_REQUESTS || status === REQUEST_TIMEOUT;
}
