/** Requests that may wait for another one; more of them go on by themselves. */
const MAX_WAITING = 1_000;

interface TextUnderWay {
  readonly done: Promise<undefined>;
  waiting: number;
}

/**
 * Texts of operations that are being made known. A request for a text that another one is making known waits for that
 * one, instead of for a turn of its own: clients may begin with many operations of one text at once.
 */
export class TextsUnderWay {
  private readonly texts = new Map<string, TextUnderWay>();

  /** Finds what is known of a text, or makes it known. Throws what either does; the failure of another request is not shared. */
  async findOr<T extends object>(
    text: string,
    find: () => T | undefined,
    make: () => Promise<T>,
  ): Promise<T> {
    for (;;) {
      const known = find();
      if (known) return known;
      const other = this.texts.get(text);
      if (!other || other.waiting >= MAX_WAITING) break;
      other.waiting += 1;
      await other.done;
    }
    const { promise: done, resolve } = Promise.withResolvers<undefined>();
    const own: TextUnderWay = { done, waiting: 0 };
    if (!this.texts.has(text)) this.texts.set(text, own);
    try {
      return await make();
    } finally {
      if (this.texts.get(text) === own) this.texts.delete(text);
      resolve(undefined);
    }
  }
}
