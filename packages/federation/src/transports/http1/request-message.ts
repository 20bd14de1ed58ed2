const NAME = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
const ASCII = /^[\t\x20-\x7e]*$/;
const LATIN1 = /^[\t\x20-\x7e\x80-\xff]*$/;
/** What the connection itself says. */
const RESERVED =
  /^(?:host|connection|keep-alive|content-length|transfer-encoding|upgrade|expect|te|trailer)$/i;

/**
 * The bytes of a POST. A string where all of its head is ASCII, for which one write needs no copy.
 * @throws TypeError when a header would end its line, or belongs to the connection
 */
export function postMessage(
  path: string,
  host: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): string | Buffer {
  let head = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\n`;
  let isAscii = true;
  for (const name in headers) {
    const value = headers[name] as string;
    if (!NAME.test(name) || RESERVED.test(name))
      throw new TypeError(`The header ${JSON.stringify(name)} cannot be sent.`);
    if (!ASCII.test(value)) {
      if (!LATIN1.test(value)) throw new TypeError(`The value of the header ${name} cannot be sent.`);
      isAscii = false;
    }
    head += `${name}: ${value}\r\n`;
  }
  head += `content-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return isAscii ? head + body : Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}
