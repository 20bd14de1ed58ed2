import type { SubmitDocumentInput } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { request } from '../../lib/graph.js';
import { fileFailed, putFile } from '../../lib/put-file.js';

const CreateUpload = graphql(`
  mutation CreateDocumentUpload($input: CreateDocumentUploadInput!) {
    createDocumentUpload(input: $input) {
      uploadId
      method
      url
      headers {
        name
        value
      }
    }
  }
`);

const Submit = graphql(`
  mutation SubmitDocument($input: SubmitDocumentInput!) {
    submitDocument(input: $input) {
      document {
        id
        status
      }
    }
  }
`);

export const MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'];
const MAX_BYTES = 25 * 1024 * 1024;

/** Whether a file can be a document, by what the browser says of it; the server looks at its bytes. */
export function isSendable({ type, size }: File): boolean {
  return MEDIA_TYPES.includes(type) && size > 0 && size <= MAX_BYTES;
}

/**
 * Sends a file by a signed link and submits it. `onSent` says how much has gone, 0 to 1; at 1 the server looks at it.
 * @throws RequestError
 */
export async function sendFile(
  file: File,
  about: Pick<SubmitDocumentInput, 'subjectType' | 'subjectId' | 'type'>,
  onSent: (share: number) => void,
): Promise<void> {
  const { createDocumentUpload: upload } = await request(CreateUpload, {
    input: { mediaType: file.type, sizeBytes: file.size },
  });
  const { uploadId, method, url, headers } = upload ?? {};
  if (!uploadId || !method || !url) throw fileFailed();
  await putFile(file, { method, url, headers: headers ?? [] }, onSent);
  await request(Submit, {
    input: { ...about, uploadId, fileName: file.name.slice(0, 200), idempotencyKey: uploadId },
  });
}
