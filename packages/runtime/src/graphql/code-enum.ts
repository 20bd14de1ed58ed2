import { registerEnumType } from 'type-graphql';

/**
 * An enum of the graph from codes and what each means. Returns what a field names as its type:
 * `@Field(() => TrustCapCode)`.
 */
export function codeEnum<Code extends string>(
  name: string,
  description: string,
  meanings: Readonly<Record<Code, string>>,
): { readonly [Name in Code]: Name } {
  const entries = Object.entries<string>(meanings);
  const codes = Object.fromEntries(entries.map(([code]) => [code, code])) as { [Name in Code]: Name };
  const valuesConfig = Object.fromEntries(entries.map(([code, means]) => [code, { description: means }]));
  registerEnumType(codes, {
    name,
    description,
    valuesConfig: valuesConfig as Record<Code, { description: string }>,
  });
  return codes;
}
