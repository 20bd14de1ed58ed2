import { createHash } from 'node:crypto';

/** One operation of a client, under the hash of its text. */
export interface StoredOperation {
  /** SHA-256 of `body`, in hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly body: string;
  /** The day of its last publication, as `2026-11-27`. */
  readonly publishedOn?: string | undefined;
}

/** The operations of one client, in the format of Apollo’s persisted query manifests. */
export interface OperationManifest {
  readonly format: 'apollo-persisted-query-manifest';
  readonly version: 1;
  readonly operations: readonly StoredOperation[];
}

/** @throws Error for what is no manifest, or has an id that is not the hash of its text */
export function readManifest(json: string): OperationManifest {
  const manifest = JSON.parse(json) as OperationManifest;
  const { format, version, operations } = manifest;
  if (format !== 'apollo-persisted-query-manifest' || version !== 1 || !Array.isArray(operations))
    throw new Error('This is no manifest of operations.');
  const wrong = manifest.operations.find(
    ({ id, body }) => typeof body !== 'string' || id !== operationId(body),
  );
  if (wrong) throw new Error(`${wrong.name}: ${wrong.id} is not the SHA-256 of its text.`);
  return manifest;
}

export function operationId(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
