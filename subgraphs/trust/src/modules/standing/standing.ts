/** What connects a person with a subject, confirmed by the other side. */
export const RELATIONS = ['VISIT', 'BOOKING', 'PAYMENT'] as const;
export type Relation = (typeof RELATIONS)[number];

/** How much the word of a person with this relation weighs: who paid has more to lose by a false one. */
export const RELATION_WEIGHTS: Record<Relation, number> = { PAYMENT: 1, BOOKING: 0.8, VISIT: 0.5 };

/** A confirmed visit, booking or payment that entitles a person to be heard about a subject. */
export interface Standing {
  /** Id of the visit or the payment. */
  basisId: string;
  relation: Relation;
}
