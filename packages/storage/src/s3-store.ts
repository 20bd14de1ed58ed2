import type { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { contentDisposition } from './content-disposition.js';
import { ObjectMissing, type ObjectStore } from './object-store.js';

export interface S3StoreOptions {
  bucket: string;
  region: string;
  /** Of another store than Amazon's, as services reach it. */
  endpoint?: string | undefined;
  /** As browsers reach it, where that is another address: what is signed for one is good there alone. */
  publicEndpoint?: string | undefined;
  /** Without them the client takes them from its environment, such as a role of the machine. */
  credentials?: { accessKeyId: string; secretAccessKey: string } | undefined;
}

/** Files in an S3-compatible bucket. Clients send and fetch them there by presigned URLs (Signature Version 4). */
export function createS3Store(options: S3StoreOptions): ObjectStore {
  const { bucket, endpoint, publicEndpoint = endpoint } = options;
  const client = clientAt(endpoint, options);
  // Signs only: it connects to nothing.
  const signer = clientAt(publicEndpoint, options);
  const object = (key: string) => ({ Bucket: bucket, Key: key });
  const expiry = (seconds: number) => new Date(Date.now() + seconds * 1_000);

  return {
    async signUpload(key, { mediaType, sizeBytes, expiresInS }) {
      const command = new PutObjectCommand({
        ...object(key),
        ContentType: mediaType,
        ContentLength: sizeBytes,
      });
      const expiresAt = expiry(expiresInS);
      const url = await getSignedUrl(signer, command, {
        expiresIn: expiresInS,
        // The store refuses another type and another length than those that were signed.
        signableHeaders: new Set(['content-type', 'content-length', 'host']),
      });
      return { method: 'PUT', url, headers: [{ name: 'content-type', value: mediaType }], expiresAt };
    },
    async signDownload(key, { mediaType, fileName, expiresInS }) {
      const command = new GetObjectCommand({
        ...object(key),
        ResponseContentType: mediaType,
        ResponseContentDisposition: contentDisposition(fileName),
        ResponseCacheControl: 'private, no-store',
      });
      const expiresAt = expiry(expiresInS);
      return { url: await getSignedUrl(signer, command, { expiresIn: expiresInS }), expiresAt };
    },
    async size(key) {
      try {
        const { ContentLength = 0 } = await client.send(new HeadObjectCommand(object(key)));
        return ContentLength;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async read(key, range) {
      const command = new GetObjectCommand({
        ...object(key),
        ...(range && { Range: `bytes=${range.start}-${range.end}` }),
      });
      const { Body } = await client.send(command).catch(missing);
      return Body as Readable;
    },
    async write(key, content, mediaType) {
      await client.send(new PutObjectCommand({ ...object(key), Body: content, ContentType: mediaType }));
    },
    async writeStream(key, body, mediaType) {
      // In parts of 5 MB, of which one at a time is in memory.
      const params = { ...object(key), Body: body, ContentType: mediaType };
      await new Upload({ client, params, queueSize: 1 }).done();
    },
    async copy(from, to) {
      await client
        .send(new CopyObjectCommand({ ...object(to), CopySource: `${bucket}/${from}` }))
        .catch(missing);
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand(object(key)));
    },
    // S3 shows no object before it is whole.
    removeLeftovers: () => Promise.resolve(),
    close: () => {
      client.destroy();
      signer.destroy();
    },
  };
}

function clientAt(endpoint: string | undefined, { region, credentials }: S3StoreOptions): S3Client {
  return new S3Client({
    region,
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(credentials && { credentials }),
    // A presigned upload must not carry the checksum of no bytes; and not every compatible store knows the trailers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}

function missing(error: unknown): never {
  throw isMissing(error) ? new ObjectMissing(error) : error;
}
