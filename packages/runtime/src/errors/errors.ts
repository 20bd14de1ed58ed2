import { GraphQLError } from 'graphql';

export interface AppErrorOptions {
  /** Stable machine-readable code; defaults to the class's own. */
  code?: string;
  cause?: unknown;
  /** Safe, non-personal facts a client can act on, such as the offending field. */
  details?: Record<string, unknown>;
}

/**
 * An expected failure. Its message and details reach the client, so neither holds personal data or internals;
 * everything that is not an AppError is masked.
 */
export abstract class AppError extends GraphQLError {
  constructor(message: string, defaultCode: string, { code, cause, details }: AppErrorOptions = {}) {
    super(message, { extensions: { code: code ?? defaultCode, ...details } });
    this.name = new.target.name;
    this.cause = cause;
  }

  get code(): string {
    return this.extensions['code'] as string;
  }
}

export class InvalidInputError extends AppError {
  constructor(message: string, options?: AppErrorOptions) {
    super(message, 'BAD_USER_INPUT', options);
  }
}

export class UnauthenticatedError extends AppError {
  constructor(message = 'Sign in to do this.', options?: AppErrorOptions) {
    super(message, 'UNAUTHENTICATED', options);
  }
}

export class ForbiddenError extends AppError {
  constructor(message = 'You may not do this.', options?: AppErrorOptions) {
    super(message, 'FORBIDDEN', options);
  }
}

export class NotFoundError extends AppError {
  constructor(message: string, options?: AppErrorOptions) {
    super(message, 'NOT_FOUND', options);
  }
}

export class ConflictError extends AppError {
  constructor(message: string, options?: AppErrorOptions) {
    super(message, 'CONFLICT', options);
  }
}

export class RateLimitedError extends AppError {
  constructor(message: string, options?: AppErrorOptions) {
    super(message, 'RATE_LIMITED', options);
  }
}

/** A dependency (Postgres, Redis, another service) does not answer; the same request may succeed later. */
export class UnavailableError extends AppError {
  constructor(
    message = 'The service cannot reach a dependency. Try again shortly.',
    options?: AppErrorOptions,
  ) {
    super(message, 'SERVICE_UNAVAILABLE', options);
  }
}
