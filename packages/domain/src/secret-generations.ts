/** A secret that follows another in one setting. */
export interface SecretGeneration {
  /** 1 is the first one of an installation; each later one is the next number. */
  readonly number: number;
  readonly secret: string;
}

/**
 * A secret of which stored digests are made, with what it takes to replace it while everything runs. As text: the first secret alone;
 * while one replaces another `first,2:second` and then `2:second,first`; afterwards `2:second:former`.
 */
export interface SecretGenerations {
  /** The first is written with, all are read with; two while one replaces the other. */
  readonly accepted: readonly [SecretGeneration, ...SecretGeneration[]];
  /** What digests of each generation before the accepted ones were keyed by, from the first one on. */
  readonly former: readonly Buffer[];
}

const LATER = /^([2-9]|[1-9]\d{1,3}):([\w-]{43,})(?::([\w.-]+))?$/;

/** @throws Error without the text, which is a secret */
export function parseGenerations(text: string): SecretGenerations {
  const entries = partsOf(text).map(entryOf);
  const oldest = entries.toSorted((a, b) => a.number - b.number)[0] as Entry;
  const follows = entries.length === 1 || Math.abs(numberAt(entries, 0) - numberAt(entries, 1)) === 1;
  const newer = entries.filter((entry) => entry !== oldest);
  if (!follows || oldest.former.length !== oldest.number - 1 || newer.some(({ former }) => former.length > 0))
    throw new Error('not a secret, nor one that is being replaced by the next');
  const accepted = entries.map(({ number, secret }) => ({ number, secret }));
  return { accepted: accepted as [SecretGeneration, ...SecretGeneration[]], former: oldest.former };
}

export function formatGenerations({ accepted, former }: SecretGenerations): string {
  const oldest = Math.min(...accepted.map(({ number }) => number));
  return accepted
    .map(({ number, secret }) => {
      if (number === 1) return secret;
      const parts = [`${number}`, secret];
      if (number === oldest) parts.push(former.map((key) => key.toString('base64url')).join('.'));
      return parts.join(':');
    })
    .join(',');
}

type Entry = SecretGeneration & { former: Buffer[] };

const numberAt = (entries: readonly Entry[], at: number) => (entries[at] as Entry).number;

/** The first secret may have been chosen by a person, and hold commas. */
function partsOf(text: string): string[] {
  const first = text.indexOf(',');
  if (first > 0 && LATER.test(text.slice(0, first))) return [text.slice(0, first), text.slice(first + 1)];
  const last = text.lastIndexOf(',');
  if (last > 0 && LATER.test(text.slice(last + 1))) return [text.slice(0, last), text.slice(last + 1)];
  return [text];
}

function entryOf(text: string): Entry {
  const [, number, secret, former = ''] = LATER.exec(text) ?? [];
  if (number === undefined || secret === undefined) return { number: 1, secret: text, former: [] };
  const keys = former === '' ? [] : former.split('.').map((key) => Buffer.from(key, 'base64url'));
  return { number: Number(number), secret, former: keys };
}
