/** Whether words are written out before they are indexed; both sides of a comparison use the same. */
const ABBREVIATIONS = ['rd => road', 'nr => near', 'stn => station', 'apt, apts, apartments => apartment'];

/** The name that is searched; the index behind it is replaced when everything is indexed anew. */
export const SEARCH_ALIAS = 'propmubi-search';

/**
 * Settings and mapping of the index: the columns of `property.search_document`, and the trust of homes and projects. Words match from
 * their beginnings (`words.prefix`) and with slips of the pen; letters without their marks; numbers of the register in any part.
 */
export const SEARCH_INDEX = {
  settings: {
    number_of_shards: 1,
    analysis: {
      filter: {
        abbreviations: { type: 'synonym', synonyms: ABBREVIATIONS },
        bedrooms: { type: 'pattern_replace', pattern: '^(\\d)(bhk|rk)$', replacement: '$1' },
        beginnings: { type: 'edge_ngram', min_gram: 2, max_gram: 20 },
        parts: { type: 'ngram', min_gram: 5, max_gram: 6 },
      },
      analyzer: {
        words: {
          type: 'custom',
          tokenizer: 'standard',
          filter: ['lowercase', 'asciifolding', 'bedrooms', 'abbreviations'],
        },
        beginnings: {
          type: 'custom',
          tokenizer: 'standard',
          filter: ['lowercase', 'asciifolding', 'bedrooms', 'abbreviations', 'beginnings'],
        },
        number: { type: 'custom', tokenizer: 'keyword', filter: ['uppercase', 'parts'] },
        whole_number: { type: 'custom', tokenizer: 'keyword', filter: ['uppercase'] },
      },
    },
    index: { max_ngram_diff: 1 },
  },
  mappings: {
    dynamic: 'strict',
    properties: {
      kind: { type: 'keyword' },
      id: { type: 'keyword' },
      title: {
        type: 'text',
        analyzer: 'words',
        fields: { prefix: { type: 'text', analyzer: 'beginnings', search_analyzer: 'words' } },
      },
      subtitle: { type: 'keyword', index: false, doc_values: false },
      /** What it is found by besides its title. */
      more: {
        type: 'text',
        analyzer: 'words',
        fields: { prefix: { type: 'text', analyzer: 'beginnings', search_analyzer: 'words' } },
      },
      locality_id: { type: 'keyword' },
      bedrooms: { type: 'integer' },
      list_price: { type: 'long' },
      status: { type: 'keyword' },
      rera_number: {
        type: 'text',
        analyzer: 'number',
        search_analyzer: 'whole_number',
        fields: { whole: { type: 'keyword' } },
      },
      trust_band: { type: 'keyword' },
      trust_percentile: { type: 'double' },
      trust_rank: { type: 'double' },
    },
  },
} as const;
