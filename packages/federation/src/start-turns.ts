/** Operations that begin at once, however busy the loop is. */
const UNHINDERED = 8;
/** Of more, those that begin in one turn of the event loop. */
const PER_TURN = 2;

/**
 * Lets few operations begin in one turn of the event loop. While the loop is idle its turns are short and nothing waits to
 * be noticed. While it is busy, answers of subgraphs go before new operations, so what has begun is finished and its parsed
 * answers are freed, instead of being held by all that came at once. Clients that wait take turns, whatever each of them
 * has waiting: one that sends thousands waits for itself.
 */
export class StartTurns {
  private running = 0;
  private begunInTurn = 0;
  private isTurnCounted = false;
  /** By client; the first one is next. */
  private readonly waiting = new Map<string, (() => void)[]>();

  /** Takes a place; false when the operation has to wait for one. */
  take(): boolean {
    if (this.waiting.size > 0) return false;
    if (this.running >= UNHINDERED) {
      if (this.begunInTurn >= PER_TURN) return false;
      this.countInTurn();
    }
    this.running += 1;
    return true;
  }

  /** Waits for a place, which there is whether or not others give theirs back. */
  wait(client: string): Promise<void> {
    return new Promise((begin) => {
      const own = this.waiting.get(client);
      if (own) own.push(begin);
      else this.waiting.set(client, [begin]);
    });
  }

  release(): void {
    this.running -= 1;
  }

  private countInTurn(): void {
    this.begunInTurn += 1;
    if (this.isTurnCounted) return;
    this.isTurnCounted = true;
    setImmediate(this.endTurn);
  }

  private readonly endTurn = (): void => {
    this.begunInTurn = 0;
    this.isTurnCounted = false;
    while (this.begunInTurn < PER_TURN || this.running < UNHINDERED) {
      const begin = this.next();
      if (!begin) return;
      this.countInTurn();
      this.running += 1;
      begin();
    }
  };

  /** Of the client whose turn it is, which then goes to the end of the line. */
  private next(): (() => void) | undefined {
    const [first] = this.waiting;
    if (!first) return undefined;
    const [client, own] = first;
    const begin = own.shift();
    this.waiting.delete(client);
    if (own.length > 0) this.waiting.set(client, own);
    return begin;
  }
}
