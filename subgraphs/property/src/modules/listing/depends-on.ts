/**
 * What an answer says of the homes it depends on, in the extensions of a subgraph's response: a home that is in none of these
 * changes nothing in it (docs/adr/0103). What is left out does not narrow.
 */
export interface HomesOfAnswer {
  id?: string;
  /** Words of its search document, any of them. */
  words?: readonly string[];
  localityIds?: readonly string[];
  bedrooms?: readonly number[];
}

/** Of one field of Query. */
export interface DependsOn {
  homes: readonly HomesOfAnswer[];
  /** Whether a word that no document had before may change it, whatever it is a word of. */
  onNewWords?: boolean;
}

interface Answering {
  extensions: Record<string, unknown>;
}

/** Adds to the answer of a request what one of its fields depends on. A field that does not say so depends on all homes. */
export function dependsOn({ extensions }: Answering, one: DependsOn): void {
  const told = (extensions['dependsOn'] ??= []) as DependsOn[];
  told.push(one);
}
