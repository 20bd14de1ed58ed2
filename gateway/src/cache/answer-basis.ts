import type { CacheUse } from '@propmubi/federation/serving';

/** What a whole answer depends on. */
export interface AnswerBasis {
  readonly tags: readonly string[];
  /** Of each tag, before anything was fetched under it. */
  readonly versions: readonly string[];
  /** When the oldest part of it was kept, and from when on a part is too old; milliseconds since 1970. */
  readonly keptSince: number;
  readonly until: number;
  /** How many root answers and entities each subgraph gave. */
  readonly lookups: ReadonlyMap<string, number>;
}

/** Puts together what the parts of an answer depend on. */
export class BasisCollector {
  private readonly versions = new Map<string, string>();
  private readonly lookups = new Map<string, number>();
  private keptSince = Number.POSITIVE_INFINITY;
  private until = Number.POSITIVE_INFINITY;
  private isWhole = true;

  /** A part without a basis, because it is not kept or not the same for all, leaves the whole without one. */
  add(subgraph: string, use: CacheUse | undefined): void {
    if (!use?.basis) {
      this.isWhole = false;
      return;
    }
    const { basis, hits, misses } = use;
    basis.tags.forEach((tag, index) => {
      const version = basis.versions[index] as string;
      // Parts from before and after a change are no whole.
      if ((this.versions.get(tag) ?? version) !== version) this.isWhole = false;
      this.versions.set(tag, version);
    });
    this.lookups.set(subgraph, (this.lookups.get(subgraph) ?? 0) + hits + misses);
    this.keptSince = Math.min(this.keptSince, basis.keptSince);
    this.until = Math.min(this.until, basis.until);
  }

  get basis(): AnswerBasis | undefined {
    if (!this.isWhole || this.lookups.size === 0) return undefined;
    const { keptSince, until, lookups } = this;
    return {
      tags: [...this.versions.keys()],
      versions: [...this.versions.values()],
      keptSince,
      until,
      lookups,
    };
  }
}
