import type { Code } from '../codes.js';
import type { Action } from '../improvements.js';

/** What a score says in one language. `{name}` stands for a fact of the source. */
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
