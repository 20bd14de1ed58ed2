/** Something that a rater has in common with those who have it, too. */
export interface RaterKey {
  userId: string;
  /** What it is and its digest, such as `DEVICE:…`. */
  key: string;
}

/**
 * Raters who share a key, directly or through others, are one voice. Returns the voice of each who shares one: the first of its
 * members by id, so that the same keys in any order give the same voices.
 */
export function voicesOf(keys: readonly RaterKey[]): Map<string, string> {
  const parent = new Map<string, string>();
  const rootOf = (node: string): string => {
    let root = node;
    for (let next = parent.get(root) ?? root; next !== root; next = parent.get(root) ?? root) root = next;
    for (let at = node; at !== root;) {
      const next = parent.get(at) as string;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { userId, key } of keys) {
    const [user, other] = [rootOf(`user ${userId}`), rootOf(`key ${key}`)];
    if (user !== other) parent.set(user, other);
  }
  const users = [...new Set(keys.map(({ userId }) => userId))].sort();
  const voices = Map.groupBy(users, (userId) => rootOf(`user ${userId}`));
  return new Map(
    [...voices.values()].flatMap((members) =>
      members.length < 2 ? [] : members.map((userId) => [userId, members[0] as string] as const),
    ),
  );
}
