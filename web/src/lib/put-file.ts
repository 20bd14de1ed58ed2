import { RequestError } from '@propmubi/client';

interface Target {
  method: string;
  url: string;
  headers: readonly { name: string; value: string }[];
}

/**
 * Sends a file to where a signed link leads. `onSent` says how much has gone, 0 to 1: `fetch` does not.
 * @throws RequestError
 */
export function putFile(
  file: Blob,
  { method, url, headers }: Target,
  onSent: (share: number) => void = () => undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open(method, new URL(url, location.origin));
    for (const { name, value } of headers) sending.setRequestHeader(name, value);
    sending.upload.onprogress = ({ loaded, total }) => onSent(loaded / total);
    sending.onload = () => (sending.status < 300 ? resolve() : reject(refusalOf(sending)));
    sending.onerror = () => reject(fileFailed());
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
      : fileFailed();
  } catch {
    return fileFailed();
  }
}

export const fileFailed = () =>
  new RequestError(
    [{ message: 'The file did not arrive.', extensions: { code: 'UPLOAD_INCOMPLETE' } }],
    undefined,
    null,
  );
