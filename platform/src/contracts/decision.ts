/**
 * Contracts, each with the audiences that it shows: `public` is what anyone may build on, `partner` adds what programs of
 * partners and brokerages work with. What is decided `internal` is in none.
 */
export type Audience = 'public' | 'partner' | 'internal';

/**
 * By `Type.field`. Arguments, enum values and fields of inputs are as what holds them, but for those that are named as
 * internal: `Type.field.argument`, `Enum.VALUE`, `Input.field`.
 */
export type ContractDecisions = Readonly<Record<string, Audience>>;

/** The decisions of one type: names of its fields by audience, apart by spaces. */
export function fieldsOf(type: string, audiences: Partial<Record<Audience, string>>): ContractDecisions {
  return Object.fromEntries(
    Object.entries(audiences).flatMap(([audience, names]) =>
      names
        .split(/\s+/)
        .filter(Boolean)
        .map((name) => [`${type}.${name}`, audience as Audience]),
    ),
  );
}
