/** A locality or an agent in a list to choose from. */
export type NamedThing = { id: string; name: string };
