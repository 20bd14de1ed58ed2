const NAME = /^[!#$%&'*+\-.^_`|~\dA-Za-z]+$/;
const ASCII = /^[\t\x20-\x7e]*$/;
const LATIN1 = /^[\t\x20-\x7e\x80-\xff]*$/;
/** What the connection itself says. */
const RESERVED =
  /^(?:host|connection|keep-alive|content-length|transfer-encoding|upgrade|expect|te|trailer)$/i;
/** A gateway sends few names; each is looked at once. */
const MOST_KNOWN_NAMES = 200;

type Headers = Readonly<Record<string, string>>;

/**
 * Writes the bytes of POSTs to one address. `usual` headers are sent unless a message has its own of that name. A string where
 * all of its head is ASCII, for which one write needs no copy.
 * @throws TypeError when a header would end its line, or belongs to the connection
 */
export function postMessages(
  path: string,
  host: string,
  usual: Headers,
): (headers: Headers | undefined, body: string) => string | Buffer {
  const start = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\n`;
  const known = new Set<string>();
  const lineOf = (name: string, value: string): string => {
    if (!known.has(name)) {
      if (!NAME.test(name) || RESERVED.test(name))
        throw new TypeError(`The header ${JSON.stringify(name)} cannot be sent.`);
      if (known.size < MOST_KNOWN_NAMES) known.add(name);
    }
    if (!LATIN1.test(value)) throw new TypeError(`The value of the header ${name} cannot be sent.`);
    return `${name}: ${value}\r\n`;
  };
  const usualLines = Object.entries(usual).map(([name, value]) => ({ name, line: lineOf(name, value) }));
  const usualStart = start + usualLines.map(({ line }) => line).join('');
  const isUsualAscii = ASCII.test(usualStart.replaceAll('\r\n', ''));
  return (headers, body) => {
    let head = headers && usualLines.some(({ name }) => name in headers) ? start : usualStart;
    if (head === start)
      for (const { name, line } of usualLines) if (!headers || !(name in headers)) head += line;
    let isAscii = isUsualAscii;
    for (const name in headers) {
      const value = headers[name] as string;
      head += lineOf(name, value);
      isAscii &&= ASCII.test(value);
    }
    head += `content-length: ${Buffer.byteLength(body)}\r\n\r\n`;
    return isAscii ? head + body : Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
  };
}
