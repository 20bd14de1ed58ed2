/** Why a request got no answer. */
export type HttpClientErrorCode =
  /** There was no connection, or it ended before an answer began. */
  | 'unreachable'
  /** The answer ended before it was whole. */
  | 'broken-off'
  /** What came is no HTTP/1.1. */
  | 'malformed'
  | 'too-large'
  | 'timeout';

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
