export type ServiceErrorCode =
  | 'POSTGRES_START_FAILED'
  | 'POSTGRES_UNREACHABLE'
  | 'STATEMENT_TIMEOUT'
  | 'POSTGRES_BINARIES_MISSING'
  | 'REDIS_MISSING'
  | 'REDIS_START_FAILED'
  | 'REDIS_UNREACHABLE'
  | 'PORT_TAKEN'
  | 'DIRECTORY_UNREACHABLE';

/** A dependency could not be started or reached. The message is one sentence that says what to do about it. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  constructor(
    readonly code: ServiceErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
