import { writeJson } from '../exact-json.js';

const LONGEST_SCANNED = 48;

/** A string as JSON. Short strings without anything to escape, which most are, skip the call into the engine. */
export function quote(text: string): string {
  const { length } = text;
  if (length > LONGEST_SCANNED) return JSON.stringify(text);
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    // Control characters, `"`, `\`, and surrogates, of which a lone one has to be escaped.
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code <= 0xdfff))
      return JSON.stringify(text);
  }
  return `"${text}"`;
}

/** Any leaf as JSON; undefined when it has no JSON form. */
export function leafText(value: unknown): string | undefined {
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value === 'bigint') return String(value);
  return writeJson(value);
}
