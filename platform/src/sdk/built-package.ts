/** A client as a file that a package manager installs from its address. */
export interface BuiltPackage {
  /** What follows names it, with `VERSION` where the build is named: what guides write. */
  readonly nameInGuides: string;
  /** As guides have it, with version and the hash of what is in it: another content has another address. */
  readonly fileName: string;
  readonly bytes: Buffer;
  /** Hexadecimal, of `bytes`. */
  readonly sha256: string;
}

/** Long enough to tell builds of one version apart. */
const HASH_LENGTH = 8;

export function shortHash(sha256: string): string {
  return sha256.slice(0, HASH_LENGTH);
}
