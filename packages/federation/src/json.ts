/** A JSON object as it travels between subgraph, gateway and client. */
export type Data = Record<string, unknown>;

/** True for what can be merged or walked into: an object, not a list and not null. */
export function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
