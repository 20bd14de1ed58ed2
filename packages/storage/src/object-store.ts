import type { Readable } from 'node:stream';

/** How a client sends the bytes: this request, with these headers, before it expires. */
export interface SignedUpload {
  method: 'PUT';
  /** Absolute, or relative to the gateway where that keeps the files. */
  url: string;
  headers: { name: string; value: string }[];
  expiresAt: Date;
}

export interface SignedDownload {
  url: string;
  expiresAt: Date;
}

export interface UploadTerms {
  mediaType: string;
  /** Neither more nor fewer bytes are taken. */
  sizeBytes: number;
  expiresInS: number;
}

export interface DownloadTerms {
  mediaType: string;
  fileName: string;
  expiresInS: number;
}

export interface ByteRange {
  start: number;
  /** Inclusive, as in HTTP. */
  end: number;
}

/**
 * Where files lie. Keys are made by the caller, of `[a-z0-9/-]`. A signed URL is good for one request on one key until it
 * expires. It is the whole right, so it is given to those alone who have that right.
 */
export interface ObjectStore {
  signUpload(key: string, terms: UploadTerms): Promise<SignedUpload>;
  signDownload(key: string, terms: DownloadTerms): Promise<SignedDownload>;
  /** Size in bytes; null where there is nothing. */
  size(key: string): Promise<number | null>;
  /** @throws ObjectMissing */
  read(key: string, range?: ByteRange): Promise<Readable>;
  write(key: string, content: Uint8Array, mediaType: string): Promise<void>;
  /** The same of a stream, however long. It is whole when it appears; a stream that fails leaves nothing. */
  writeStream(key: string, body: Readable, mediaType: string): Promise<void>;
  /** The bytes as they are now: what is written to `from` later does not reach the copy. @throws ObjectMissing */
  copy(from: string, to: string): Promise<void>;
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>;
  /** Removes what broken uploads left behind. */
  removeLeftovers(before: Date): Promise<void>;
  close(): void;
}

export class ObjectMissing extends Error {
  constructor(cause?: unknown) {
    super('There is no such object.', { cause });
  }
}
