/** The subgraphs that hold personal data: an export or an erasure is whole when each has done its part. */
export const PERSONAL_PARTS = ['identity', 'property', 'trust', 'crm', 'reputation'] as const;

/** Why personal data is kept. There is no other reason: a column that fits none must not be. */
export const PURPOSES = {
  ACCOUNT: 'To sign in, to be reached and to be addressed by name.',
  ENQUIRY: 'To answer an enquiry and to accompany it to a visit, a booking or its end.',
  ALERT: 'To say when a home comes that a person looks for.',
  REGISTRATION: 'To show who acts as an agent or a brokerage, which the RERA Act makes public.',
  REVIEW: 'To let others judge an agent or a builder by what a witness says.',
  DISPUTE: 'To decide an objection and to account for the decision.',
  VERIFICATION: 'To check a document or an identity, and to prove that it was checked.',
  SECURITY: 'To protect accounts: to notice and to end misuse.',
} as const;
export type Purpose = keyof typeof PURPOSES;

/** How long a value is kept. What ends by days has the job that ends it. */
export interface Retention {
  text: string;
  /** Name of the rule in the subgraph's `retention`, or of the older periodic work that does it. */
  job: string | null;
}

/** Until the person asks to be forgotten. */
export const untilErased: Retention = { text: 'until the person is erased', job: null };

export const forDays = (days: number, since: string, job: string): Retention => ({
  text: `${days} days after ${since}`,
  job,
});

/** As long as a rule of this subgraph says. */
export const byRule = ({ name, days }: RetentionRule, since: string): Retention => forDays(days, since, name);

/**
 * What erasing the person does to a value. KEY: it is sealed with the person's key, which is destroyed. CLEARED: it is emptied.
 * DELETED: its row goes. Kept only with a reason.
 */
export type Erasure = 'KEY' | 'CLEARED' | 'DELETED' | { kept: string };

/** The decision about one column: `@personal(purpose, retention)` of the data map. */
export interface PersonalColumn {
  /** What it is, for the person it is about. */
  what: string;
  purpose: Purpose;
  retention: Retention;
  erasure: Erasure;
  /** How the person corrects it: a mutation; or why it is not theirs to correct. */
  correction: string;
  /** In which file of the export it is; or why in none. */
  exported: { file: string } | { not: string };
}

/** Marks a column as personal data. */
export const personal = (column: PersonalColumn): PersonalColumn => column;

/** The decisions about one table. Each of its text columns is in `personal` or in `other`. */
export interface PersonalTable {
  /** Columns with ids of people, and who each is. */
  people: Record<string, string>;
  personal: Record<string, PersonalColumn>;
  /** Text columns that are none, by why. */
  other?: Record<string, string>;
}

/** A table that says nothing of people, and why. */
export interface TableWithoutPeople {
  without: string;
}

/** Every table of a subgraph: what of it is personal data, why it is kept, for how long, and what erasure does to it. */
export interface PersonalDataMap {
  schema: string;
  tables: Record<string, PersonalTable | TableWithoutPeople>;
  retention: readonly RetentionRule[];
}

/**
 * Data that ends by its age. A change of the days needs a migration that replaces the function. The function `<schema>.retain_<name>(most, dry)` of a migration knows what is
 * past and what becomes of it (`retentionFunction`).
 */
export interface RetentionRule {
  /** Lower case with underscores. */
  name: string;
  days: number;
  /** What happens to what: “closed leads: contact and words emptied”. */
  what: string;
}

export const isPersonalTable = (table: PersonalTable | TableWithoutPeople): table is PersonalTable =>
  'people' in table;

/** The tables that every subgraph has. */
export const INFRASTRUCTURE: Record<string, PersonalTable | TableWithoutPeople> = {
  migrations: { without: 'which migrations ran' },
  outbox: { without: 'events: ids and public facts' },
  outbox_stream: { without: 'positions in streams' },
  inbox: { without: 'ids of events' },
  inbox_lease: { without: 'which process consumes which stream' },
  dead_letter: { without: 'events: ids and public facts' },
};

/** The table of `withIdempotencyKey`. */
export const IDEMPOTENCY: PersonalTable = {
  people: { actor_id: 'who sent the request' },
  personal: {},
  other: {
    operation: 'name of a mutation',
    key: 'made by the client for one request',
    request_hash: 'hash of a request; goes after 30 days',
    result: 'ids of what was made',
  },
};
