import { RequestError } from '@propmubi/client';
import type { SubmitDocumentInput } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { request } from '../../lib/graph.js';

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
  if (!uploadId || !method || !url) throw failed();
  await put(file, { method, url, headers: headers ?? [] }, onSent);
  await request(Submit, {
    input: { ...about, uploadId, fileName: file.name.slice(0, 200), idempotencyKey: uploadId },
  });
}

interface Target {
  method: string;
  url: string;
  headers: readonly { name: string; value: string }[];
}

/** `fetch` does not say how much of a body has gone. */
function put(file: File, { method, url, headers }: Target, onSent: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(method, new URL(url, location.origin));
    for (const { name, value } of headers) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded, total }) => onSent(loaded / total);
    sending.onload = () => (sending.status < 300 ? resolve() : reject(refusalOf(sending)));
    sending.onerror = () => reject(failed());
    sending.send(file);
  });
}

/** The gateway says why; a bucket of another origin does not say it in JSON. */
function refusalOf(sent: XMLHttpRequest): RequestError {
  try {
    const { errors } = JSON.parse(sent.responseText) as {
      errors?: ConstructorParameters<typeof RequestError>[0];
    };
    return errors?.length
      ? new RequestError(errors, undefined, sent.getResponseHeader('x-correlation-id'))
      : failed();
  } catch {
    return failed();
  }
}

const failed = () =>
  new RequestError(
    [{ message: 'The file did not arrive.', extensions: { code: 'UPLOAD_INCOMPLETE' } }],
    undefined,
    null,
  );
