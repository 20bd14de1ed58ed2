const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const LETTER_E = 0x65;
const LETTER_F = 0x66;
const LETTER_N = 0x6e;
const LETTER_T = 0x74;
const LETTER_U = 0x75;
const LOWER_CASE = 0x20;

/** By byte: 1 within a string, where it is neither its end, an escape nor a control character. */
const PLAIN = new Uint8Array(256).fill(1, 0x20);
PLAIN[QUOTE] = 0;
PLAIN[BACKSLASH] = 0;

/** Nothing is nested deeper in the values that are read as they are. */
const MOST_NESTED = 64;

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
export const NULL = Buffer.from('null');
const EXTENSIONS = Buffer.from(',"extensions":');
/** What may follow a backslash in a string (RFC 8259, 7), but for `u`. */
const ESCAPED = new Set(Buffer.from('"\\/bfnrt'));

/** Where `constant` ends that has to stand at a place, or -1. */
export function endOfSame(bytes: Buffer, at: number, constant: Buffer): number {
  const { length } = constant;
  for (let index = 0; index < length; index++) if (bytes[at + index] !== constant[index]) return -1;
  return at + length;
}

/**
 * Where a JSON value ends that begins at a place, or -1 where it is none, has white space in it, or is nested too deep. That
 * its bytes are UTF-8 is not looked at.
 */
export function endOfValue(bytes: Buffer, at: number, depth = 0): number {
  switch (bytes[at]) {
    case QUOTE:
      return endOfString(bytes, at + 1);
    case LETTER_T:
      return endOfSame(bytes, at, TRUE);
    case LETTER_F:
      return endOfSame(bytes, at, FALSE);
    case LETTER_N:
      return endOfSame(bytes, at, NULL);
    case OPEN_BRACE:
      return depth === MOST_NESTED ? -1 : endOfObject(bytes, at + 1, depth + 1);
    case OPEN_BRACKET:
      return depth === MOST_NESTED ? -1 : endOfList(bytes, at + 1, depth + 1);
    default:
      return endOfNumber(bytes, at);
  }
}

/** Does an answer end after its `data`, maybe with `extensions`, which are not read? */
export function isEndOfAnswer(bytes: Buffer, at: number): boolean {
  const extensions = endOfSame(bytes, at, EXTENSIONS);
  const end = extensions < 0 ? at : endOfValue(bytes, extensions);
  return bytes[end] === CLOSE_BRACE && end + 1 === bytes.length;
}

/** `at` is after the first quote. */
function endOfString(bytes: Buffer, at: number): number {
  for (;;) {
    let code = bytes[at] as number;
    while (PLAIN[code] === 1) code = bytes[++at] as number;
    if (code === QUOTE) return at + 1;
    if (code !== BACKSLASH) return -1;
    const escaped = bytes[at + 1] as number;
    if (ESCAPED.has(escaped)) at += 2;
    else if (escaped === LETTER_U && isHex(bytes, at + 2)) at += 6;
    else return -1;
  }
}

function isHex(bytes: Buffer, at: number): boolean {
  for (let index = at; index < at + 4; index++) {
    const code = bytes[index] as number;
    const letter = code | LOWER_CASE;
    if (!isDigit(code) && !(letter >= 0x61 && letter <= 0x66)) return false;
  }
  return true;
}

function endOfNumber(bytes: Buffer, at: number): number {
  if (bytes[at] === MINUS) at += 1;
  const whole = bytes[at] === ZERO ? at + 1 : endOfDigits(bytes, at);
  if (whole === at) return -1;
  const fraction = bytes[whole] === POINT ? endOfDigits(bytes, whole + 1) : whole;
  if (fraction === whole + 1) return -1;
  if (((bytes[fraction] as number) | LOWER_CASE) !== LETTER_E) return fraction;
  const sign = bytes[fraction + 1];
  const digits = fraction + (sign === PLUS || sign === MINUS ? 2 : 1);
  const end = endOfDigits(bytes, digits);
  return end === digits ? -1 : end;
}

function endOfDigits(bytes: Buffer, at: number): number {
  while (isDigit(bytes[at] as number)) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

function endOfList(bytes: Buffer, at: number, depth: number): number {
  if (bytes[at] === CLOSE_BRACKET) return at + 1;
  for (;;) {
    const end = endOfValue(bytes, at, depth);
    if (end < 0) return -1;
    if (bytes[end] === CLOSE_BRACKET) return end + 1;
    if (bytes[end] !== COMMA) return -1;
    at = end + 1;
  }
}

function endOfObject(bytes: Buffer, at: number, depth: number): number {
  if (bytes[at] === CLOSE_BRACE) return at + 1;
  for (;;) {
    if (bytes[at] !== QUOTE) return -1;
    const key = endOfString(bytes, at + 1);
    if (key < 0 || bytes[key] !== COLON) return -1;
    const end = endOfValue(bytes, key + 1, depth);
    if (end < 0) return -1;
    if (bytes[end] === CLOSE_BRACE) return end + 1;
    if (bytes[end] !== COMMA) return -1;
    at = end + 1;
  }
}
