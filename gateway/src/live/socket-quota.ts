/** Counts what each owner (a user, or an address without one) holds open. */
export class SocketQuota {
  private readonly held = new Map<string, number>();
  private total = 0;

  constructor(private readonly limits: { maxPerOwner: number; maxInAll: number }) {}

  get open(): number {
    return this.total;
  }

  isFull(): boolean {
    return this.total >= this.limits.maxInAll;
  }

  /** Undefined when the owner has too many already; otherwise how to give this one back, once. */
  acquire(owner: string): (() => void) | undefined {
    const count = this.held.get(owner) ?? 0;
    if (count >= this.limits.maxPerOwner || this.isFull()) return undefined;
    this.held.set(owner, count + 1);
    this.total += 1;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.total -= 1;
      const left = (this.held.get(owner) ?? 1) - 1;
      if (left === 0) this.held.delete(owner);
      else this.held.set(owner, left);
    };
  }
}
