const FIELDS =
  'id title listPrice furnishing locality{name} project{reraNumber} agent{name} trust{score} documents{type}'.split(
    ' ',
  );

export const each = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

/** Makes documents of which no two ask for the same fields, so that none can be answered by the plan of another. */
export function uniqueDocuments(fields: number): () => string {
  let seed = 1;
  return () =>
    `{ ${each(fields, (n) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return `a${n}: feed(first: 2) { edges { node { ${FIELDS.filter((_, bit) => (seed >> bit) & 1).join(' ')} __typename } } }`;
    })} }`;
}
