import type { Code } from '../codes.js';
import type { Action } from '../improvements.js';

/** What a score says in one language. `{name}` stands for a fact of the source, `{name:is|are}` for its words of one and of any other number. */
export interface Phrases {
  headline: string;
  headlineNew: string;
  ranked: string;
  raise: string;
  nothingKnown: string;
  codes: Record<Code, string>;
  actions: Record<Action, string>;
  /** Of a registration, by the register's code. */
  statuses: Readonly<Record<string, string>>;
}

const CHOICE = /\{(\w+):([^|}]*)\|([^}]*)\}/g;

/** The words for how many each named fact counts; those of several where the fact is not known. */
export function agreeing(phrase: string, facts: Readonly<Record<string, unknown>>): string {
  return phrase.replace(CHOICE, (_, name: string, one: string, other: string) =>
    facts[name] === 1 ? one : other,
  );
}
