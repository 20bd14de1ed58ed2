import { createHash } from 'node:crypto';

/**
 * The index as OpenSearch makes it. Its name carries a hash of it: another mapping is another index, which is filled beside
 * the old one.
 */
const WORDS = ['lowercase', 'asciifolding', 'abbreviations'];
const analyzer = (...filter: string[]) => ({
  type: 'custom',
  char_filter: ['units'],
  tokenizer: 'words',
  filter,
});

const SETTINGS = {
  analysis: {
    char_filter: {
      // 2bhk is 2 bhk.
      units: { type: 'pattern_replace', pattern: '(?i)(\\d)(bhk|rk)\\b', replacement: '$1 $2' },
    },
    tokenizer: { words: { type: 'pattern', pattern: '[^\\p{L}\\p{N}]+' } },
    filter: {
      // The same as `property.search_words` in Postgres.
      abbreviations: {
        type: 'synonym',
        synonyms: ['rd => road', 'nr => near', 'stn => station', 'apt, apts, apartments => apartment'],
      },
      // Mira Road is also miraroad: people join words, and part them.
      joined: { type: 'shingle', token_separator: '', output_unigrams: true },
      joined_only: {
        type: 'shingle',
        token_separator: '',
        output_unigrams: false,
        output_unigrams_if_no_shingles: true,
      },
    },
    analyzer: {
      words: analyzer(...WORDS),
      joined: analyzer(...WORDS, 'joined'),
      joined_only: analyzer(...WORDS, 'joined_only'),
    },
  },
};

const text = { type: 'text', analyzer: 'words' } as const;
const MAPPINGS = {
  dynamic: 'strict',
  properties: {
    kind: { type: 'keyword' },
    id: { type: 'keyword' },
    title: { ...text, copy_to: 'joined' },
    joined: { type: 'text', analyzer: 'joined', search_analyzer: 'joined_only' },
    // What is only shown.
    subtitle: { type: 'text', index: false },
    // All words of the document in Latin letters, those of the title included.
    words: text,
    localityId: { type: 'keyword' },
    bedrooms: { type: 'integer' },
    listPrice: { type: 'long' },
    status: { type: 'keyword' },
    reraNumber: { type: 'wildcard' },
    trustBand: { type: 'keyword' },
    trustPercentile: { type: 'double' },
    trustRank: { type: 'double' },
  },
} as const;

export const SEARCH_INDEX = { settings: SETTINGS, mappings: MAPPINGS };

export const SEARCH_INDEX_NAME = `propmubi-search-${createHash('sha256')
  .update(JSON.stringify(SEARCH_INDEX))
  .digest('hex')
  .slice(0, 8)}`;

/** A document as it is sent. */
export interface IndexedDocument {
  kind: string;
  id: string;
  title: string;
  subtitle: string;
  words: string;
  /** Of an agent those they work in. */
  localityId: string | readonly string[] | null;
  bedrooms: number | null;
  listPrice: number | null;
  status: string | null;
  reraNumber: string | null;
  trustBand: string | null;
  trustPercentile: number | null;
  /** -1 where there is no trust score: behind all that have one. */
  trustRank: number;
}
