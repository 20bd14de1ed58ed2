import { MatchersV3 } from '@pact-foundation/pact';

/**
 * What a consumer reads of a value: its type or its form, never the value itself. Each function gives a matcher of Pact in the
 * place of a value of that type, so that expected answers are checked against the types of an operation.
 */
const valueOf = <Value>(matcher: unknown) => matcher as Value;

/** Any text. */
export const text = <Value extends string>(example: Value): Value => valueOf(MatchersV3.string(example));

/** Any number, whole or not. */
export const amount = (example: number): number => valueOf(MatchersV3.number(example));

/** True or false. */
export const flag = (example: boolean): boolean => valueOf(MatchersV3.boolean(example));

/** The id of an entity: clients send it back, and read nothing in it. */
export const id = (example = '018f4d7e-6b1a-7c3d-9e2f-5a4b3c2d1e0f'): string => text(example);

/** Text of a form: `pattern` is a regular expression. */
export const matching = (pattern: string, example: string): string =>
  valueOf(MatchersV3.regex(pattern, example));

/** An instant in UTC, ISO 8601. */
export const instant = (example = '2026-01-15T09:30:00.000Z'): string =>
  matching(String.raw`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$`, example);

/** One of the values that the consumer knows, such as those it has a text for: another one breaks the pact. */
export const oneOf = <Value extends string>(example: Value, ...others: Value[]): Value =>
  valueOf(MatchersV3.regex(`^(${[example, ...others].join('|')})$`, example));

/** A list of one or more, each as `template`. */
export const each = <Item>(template: Item): Item[] => valueOf(MatchersV3.eachLike(template));

/**
 * What the state of the platform gives when the pact is verified, such as a token: `expression` names values that its handler
 * returns, as in `Bearer ${accessToken}`. In the consumer's test it is the example.
 */
export const given = (expression: string, example: string): string =>
  valueOf(MatchersV3.fromProviderState(expression, example));

/** The same with an example in the place of each matcher: what is sent and answered in a consumer's test. */
export const exampleOf = <Value>(value: Value): Value => MatchersV3.reify(value) as Value;
