import { makeValidator } from 'envalid';
import type { JWK } from 'jose';

/** What is wrong with a setting, in words that never hold its value: it is shown, and may be a secret. */
export class InvalidSetting extends Error {
  override readonly name = 'InvalidSetting';
}

const MIN_SECRET_LENGTH = 32;

/** A whole number within bounds, in decimal digits. */
export function integer(min: number, max: number) {
  return makeValidator<number>((input) => {
    const value = /^-?\d{1,15}$/.test(input) ? Number(input) : NaN;
    if (!(value >= min && value <= max)) throw new InvalidSetting(`not an integer in ${min}..${max}`);
    return value;
  });
}

/** A share of something, 0 to 1. */
export const share = makeValidator<number>((input) => {
  const value = /^\d(\.\d{1,9})?$/.test(input) ? Number(input) : NaN;
  if (!(value <= 1)) throw new InvalidSetting('not a number from 0 to 1');
  return value;
});

const REDIS_PROTOCOLS = ['redis:', 'rediss:', 'redis+sentinel:', 'redis+cluster:', 'rediss+cluster:'];

/** Where a Redis is: itself, by the name under which Sentinels know it, or as nodes of a Redis Cluster (`openRedis`). */
export const redisUrl = makeValidator<string>((input) => {
  const url = URL.canParse(input) ? new URL(input) : undefined;
  if (!url || !REDIS_PROTOCOLS.includes(url.protocol))
    throw new InvalidSetting(
      'not an address that begins with redis://, rediss://, redis+sentinel:// or redis+cluster://',
    );
  if (url.protocol === 'redis+sentinel:' && !(url.hostname && url.searchParams.get('sentinels')))
    throw new InvalidSetting('not of the form redis+sentinel://master/0?sentinels=host:port,host:port');
  if (url.protocol.endsWith('+cluster:') && !(url.hostname && /^\/?0?$/.test(url.pathname)))
    throw new InvalidSetting('not of the form redis+cluster://host:port?nodes=host:port,host:port');
  return input;
});

/** `https://key@host/project`. */
export const sentryDsn = makeValidator<string>((input) => {
  const url = URL.canParse(input) ? new URL(input) : undefined;
  const isOne = url && /^https?:$/.test(url.protocol) && url.username !== '' && /\/\d+$/.test(url.pathname);
  if (!isOne) throw new InvalidSetting('not of the form https://key@host/1');
  return input;
});

/** A text that only the services know. */
export const secret = makeValidator<string>((input) => {
  if (input.length < MIN_SECRET_LENGTH)
    throw new InvalidSetting(`shorter than ${MIN_SECRET_LENGTH} characters`);
  return input;
});

/** The same with a form of its own. @param parse throws, without the text, what is wrong with it */
export function secretOf(parse: (input: string) => unknown) {
  return makeValidator<string>((input) => {
    if (input.length < MIN_SECRET_LENGTH)
      throw new InvalidSetting(`shorter than ${MIN_SECRET_LENGTH} characters`);
    try {
      parse(input);
    } catch (error) {
      throw new InvalidSetting((error as Error).message);
    }
    return input;
  });
}

/**
 * Several while one replaces another, separated by commas: the first signs, all verify.
 */
export const secrets = makeValidator<string[]>((input) => {
  const all = input.split(',');
  if (all.some(({ length }) => length < MIN_SECRET_LENGTH))
    throw new InvalidSetting(`shorter than ${MIN_SECRET_LENGTH} characters`);
  return all;
});

/** A JSON Web Key or a set of them, as one line of JSON: while one replaces another the first signs, all verify. */
export const jwks = makeValidator<JWK[]>((input) => {
  const parsed = parseJsonSetting(input) as (Partial<JWK> & { keys?: unknown }) | null;
  const keys = (parsed && 'keys' in parsed ? parsed.keys : [parsed]) as (Partial<JWK> | null)[];
  const isSet = Array.isArray(keys) && keys.length > 0;
  if (!isSet || keys.some((key) => typeof key?.kty !== 'string'))
    throw new InvalidSetting('not a JSON Web Key, nor a set');
  return keys as JWK[];
});

/** @throws InvalidSetting without the part of the text that V8's own error quotes */
export function parseJsonSetting(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    throw new InvalidSetting('not JSON');
  }
}
