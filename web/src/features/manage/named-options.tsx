import type { NamedThing } from './named-thing.js';

/** Localities or agents, each to be chosen by name. */
export function NamedOptions({ of: things }: { of: readonly NamedThing[] }) {
  return things.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
