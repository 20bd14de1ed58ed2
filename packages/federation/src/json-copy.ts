import { isObject, type Data } from './json.js';

/** A copy of plain JSON, several times faster than `structuredClone`. */
export function copyJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyJson);
  if (!isObject(value)) return value;
  const copy: Data = {};
  for (const key in value) copy[key] = copyJson(value[key]);
  return copy;
}
