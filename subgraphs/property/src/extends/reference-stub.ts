/** Another subgraph's entity: the gateway already has its key, and nothing more is known here. */
export function stubReference({ id }: { id: string }): { id: string } {
  return { id };
}
