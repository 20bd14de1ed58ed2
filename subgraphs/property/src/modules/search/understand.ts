import { type EntityManager, query, sql } from '@propmubi/runtime';
import { parseSearch, type SearchText } from './search-text.js';

const ALTERNATIVES = 3;
const LEAST_SIMILARITY = 0.35;
/** A beginning of more words than these is looked up as such. */
const MOST_BEGUN = 40;
/** Of so few digits a number stands for itself: a place has number 17, and what begins so is something else, as a rule. */
const SHORT_NUMBER = /^\d{1,3}$/;

/** A query as Postgres can match and rank it. */
export interface Understood extends SearchText {
  /** Words and beginnings of words; '' without any. */
  tsquery: string;
  /**
   * The same with the words there are in the place of their beginnings: a text index goes through the words of a whole
   * query side by side and skips what the rarest one excludes, but reads all there is of a beginning first.
   */
  matching: string;
  text: string;
  /** Whatever matches has one of these words; null where they are not known, or too many. */
  narrowest: readonly string[] | null;
  /** Where it has short numbers, the same with these as beginnings of longer ones. */
  wider?: Understood;
}

interface GivenWord {
  word: string;
  /** Words of documents that begin so, one more than MOST_BEGUN where there are more. */
  begun: string[];
  known: boolean;
  alike: string[];
  parts: string[] | null;
  /** Whether documents write it and the next one as one word. */
  joined: boolean;
}

/**
 * Takes a query apart and replaces words that no document has by those spelt alike; two that are one word somewhere may be
 * that one.
 */
export async function understand(em: EntityManager, text: string): Promise<Understood> {
  const parsed = parseSearch(text);
  const rows = await lookUp(em, parsed.words.join(' '));
  const words = rows.map(({ word }) => word);
  const understoodAs = (isWhole: (word: string) => boolean): Understood => {
    const terms = termsOf(rows, isWhole);
    // A word that nothing resembles is left out, unless it is all there is.
    const all = (of: 'ranked' | 'matched') =>
      (terms.length === 0 ? words : terms.map((term) => term[of])).join(' & ');
    return {
      ...parsed,
      tsquery: all('ranked'),
      matching: all('matched'),
      text: words.join(' '),
      narrowest: narrowestOf(
        terms.length === 0 ? words.map((word) => [word]) : terms.map((term) => term.words),
      ),
    };
  };
  const isShort = (word: string) => SHORT_NUMBER.test(word);
  const understood = understoodAs(isShort);
  return words.some(isShort) ? { ...understood, wider: understoodAs(() => false) } : understood;
}

function termsOf(rows: readonly GivenWord[], isWhole: (word: string) => boolean): Term[] {
  const terms: Term[] = [];
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as GivenWord;
    const own = termOf(row, isWhole(row.word));
    const next = rows[at + 1];
    if (!next || !row.joined) terms.push(...own);
    else {
      const both = `${row.word}${next.word}`;
      const apart = [...own, ...termOf(next, isWhole(next.word))];
      const words = narrowestOf(apart.map((term) => term.words));
      terms.push({
        ranked: eitherOf(apart, 'ranked', both),
        matched: eitherOf(apart, 'matched', both),
        words: apart.length === 0 ? [both] : words && [...words, both],
      });
      at++;
    }
  }
  return terms;
}

/** Of terms that all have to match, the words of the one that fewest words match. */
function narrowestOf(terms: readonly (readonly string[] | null)[]): readonly string[] | null {
  const known = terms.filter((words) => words !== null);
  return known.sort((a, b) => a.length - b.length)[0] ?? null;
}

function eitherOf(apart: readonly Term[], of: 'ranked' | 'matched', both: string): string {
  return apart.length === 0 ? both : `(${apart.map((term) => term[of]).join(' & ')} | ${both})`;
}

interface Term {
  ranked: string;
  matched: string;
  /** Whatever matches has one of these; null of a beginning of many words. */
  words: readonly string[] | null;
}

function termOf({ word, known, begun, parts, alike }: GivenWord, isWhole: boolean): Term[] {
  const same = (term: string, words: readonly string[]): Term[] => [{ ranked: term, matched: term, words }];
  if (known && isWhole) return same(word, [word]);
  if (known) {
    const isFew = begun.length > 0 && begun.length <= MOST_BEGUN;
    const words = isFew ? [...new Set([word, ...begun])] : null;
    return [{ ranked: `${word}:*`, matched: words ? anyOf(words) : `${word}:*`, words }];
  }
  if (parts) return same(`${parts.join(' & ')}:*`, parts.slice(0, 1));
  return alike.length > 0 ? same(anyOf(alike), alike) : [];
}

function anyOf(words: readonly string[]): string {
  return words.length === 1 ? (words[0] as string) : `(${words.join(' | ')})`;
}

function lookUp(em: EntityManager, given: string): Promise<GivenWord[]> {
  return query(
    em,
    sql<GivenWord>`
      select given.word, begun, known,
             coalesce((select given.word ~ '^[a-z]+$' and given.next ~ '^[a-z]+$'
                         from property.search_word w where w.word = given.word || given.next), false) as joined,
             case when known then null else
               (select array[left(given.word, n), substr(given.word, n + 1)]
                  from generate_series(3, length(given.word) - 3) n
                 where exists (select from property.search_word w where w.word = left(given.word, n))
                   and exists (select from property.search_word w where w.word = substr(given.word, n + 1))
                 order by n desc limit 1) end as parts,
             case when known then '{}' else
               array(select w.word from property.search_word w
                      where w.word operator(public.%) given.word
                        and public.similarity(w.word, given.word) >= ${LEAST_SIMILARITY}::float8
                      order by public.similarity(w.word, given.word) desc, w.word limit ${ALTERNATIVES}::int) end as alike
        from (select word, place, lead(word) over (order by place) as next
                from regexp_split_to_table(property.search_words(${given}), ' ') with ordinality split (word, place)
               where word <> '') given
       cross join lateral (select array(select w.word from property.search_word w
           where w.word >= given.word and w.word < given.word || '~'
           order by w.word limit ${MOST_BEGUN + 1}::int) as begun) vocabulary
       cross join lateral (select given.word ~ '[0-9]' or cardinality(begun) > 0 as known) found
       order by given.place`,
  );
}
