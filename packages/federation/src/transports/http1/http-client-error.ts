/** Why a request got no answer. */
export type HttpClientErrorCode =
  /** There was no connection, or it ended before an answer began. */
  | 'UNREACHABLE'
  /** The answer ended before it was whole. */
  | 'BROKEN_OFF'
  /** What came is no HTTP/1.1. */
  | 'MALFORMED'
  | 'TOO_LARGE'
  | 'TIMEOUT';

export class HttpClientError extends Error {
  override readonly name = 'HttpClientError';

  constructor(
    readonly code: HttpClientErrorCode,
    message: string,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }
}
