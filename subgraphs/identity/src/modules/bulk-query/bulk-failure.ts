/** Ends a bulk query, with the code that a client would have been given. */
export class BulkFailure extends Error {
  constructor(readonly code: string) {
    super(`the query was refused: ${code}`);
  }
}

/** The gateway, or a limit of the asker, says later. */
export class BusyGateway extends Error {
  constructor(
    readonly waitS: number,
    cause?: unknown,
  ) {
    super('the gateway does not answer now', { cause });
  }
}

/** It was cancelled, or another process took it over. */
export class BulkStopped extends Error {}
