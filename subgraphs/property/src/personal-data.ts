import { IDEMPOTENCY, INFRASTRUCTURE, personal, type PersonalDataMap } from '@propmubi/privacy';

const OF_A_SEARCH = {
  purpose: 'ALERT',
  retention: { text: 'until the person removes the search or is erased', job: null },
  erasure: 'DELETED',
  correction: '`updateSavedSearch`, or another search',
  exported: { file: 'property/saved-searches.json' },
} as const;

const OF_AN_AGENT = {
  purpose: 'REGISTRATION',
  retention: { text: 'while they work for the brokerage', job: null },
  erasure: { kept: 'public register; who is erased works for no brokerage and has no row' },
  correction: 'by the brokerage, as the register says',
  exported: { not: 'a copy of what is in identity/agent.json' },
} as const;

/** What the market keeps of people: nearly nothing. */
export const propertyPersonalData: PersonalDataMap = {
  schema: 'property',
  tables: {
    ...INFRASTRUCTURE,
    idempotency: IDEMPOTENCY,
    builder: {
      people: {},
      personal: {
        name: personal({
          what: 'Name of a promoter in the register, some of whom are people',
          purpose: 'REGISTRATION',
          retention: { text: 'as the register says', job: null },
          erasure: { kept: 'a copy of the public register' },
          correction: 'at MahaRERA',
          exported: { not: 'public, and not tied to an account' },
        }),
      },
      other: {
        normalized_name: 'of the name',
        spellings: 'of the name',
        districts: 'places',
        data_source: 'code',
      },
    },
    revoked_registration: { without: 'of the public register' },
    project: { without: 'of the public register' },
    project_evidence: { without: 'of the public register' },
    register_import: { without: 'which registers were loaded' },
    agent_profile: {
      people: {},
      personal: {
        name: personal({
          ...OF_AN_AGENT,
          what: 'Name of an agent in the register, to be found by',
        }),
        rera_number: personal({
          ...OF_AN_AGENT,
          what: 'Number of an agent in the register, to be found by',
        }),
      },
      other: { localities: 'places', locality_keys: 'places' },
    },
    organization_agent: { without: 'who works where: ids' },
    listing: { without: 'what is for sale, public: a home, its price and its pictures' },
    listing_contract: { without: 'dates of the agreement to sell' },
    listing_photo: {
      people: { uploaded_by: 'who uploaded it' },
      personal: {},
      other: { status: 'code', sha256: 'hash of the picture', taken_down_for: 'code' },
    },
    listing_price: { without: 'prices' },
    locality: { without: 'places' },
    map_cell: { without: 'sums over homes' },
    map_change: { without: 'places and prices of homes' },
    saved_search: {
      people: { user_id: 'whose search it is' },
      personal: {
        name: personal({ ...OF_A_SEARCH, what: 'What a person calls a search' }),
        text: personal({ ...OF_A_SEARCH, what: 'What a person searches for' }),
        said_words: personal({ ...OF_A_SEARCH, what: 'What a person searches for, as it was read' }),
        said_number: personal({ ...OF_A_SEARCH, what: 'What a person searches for, as it was read' }),
      },
      other: { alert: 'code', property_sub_types: 'codes', furnishing: 'codes' },
    },
    saved_search_match: { people: { user_id: 'whose search it is' }, personal: {} },
    search_change: { without: 'which published facts changed' },
    shortlisted_home: { people: { user_id: 'whose shortlist it is on' }, personal: {} },
    search_document: { without: 'published facts: of people what `agent_profile` has, and goes with it' },
    search_index: { without: 'which index of published facts is in use' },
    search_word: { without: 'words of published facts' },
  },
  retention: [],
};
