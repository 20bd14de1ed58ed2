import { giveMemory, takeMemory } from './memory-pool.js';

/** Memory with what is in it, and how many hold it. */
interface Held {
  readonly memory: Buffer;
  holders: number;
}

/**
 * Bytes of an answer, which are never changed. Their memory is used again for other answers once each of those who hold them
 * has released them; what is never released is left to the garbage collector, which takes longer to see it.
 */
export class AnswerBytes {
  private constructor(
    private given: Buffer | undefined,
    /** Undefined where the garbage collector alone has to do with them. */
    private held: Held | undefined,
  ) {}

  /** Bytes that no other writes to. */
  static of(bytes: Buffer): AnswerBytes {
    return new AnswerBytes(bytes, undefined);
  }

  static copyOf(bytes: Buffer): AnswerBytes {
    const memory = takeMemory(bytes.length);
    if (!memory) return AnswerBytes.of(Buffer.from(bytes));
    bytes.copy(memory);
    return new AnswerBytes(memory.subarray(0, bytes.length), { memory, holders: 1 });
  }

  /** @throws Error once these were released */
  get bytes(): Buffer {
    if (!this.given) throw new Error('These bytes were released.');
    return this.given;
  }

  /** For another who holds the same bytes, and releases them by itself. */
  share(): AnswerBytes {
    const { bytes, held } = this;
    if (held) held.holders += 1;
    return new AnswerBytes(bytes, held);
  }

  /** Says that their holder reads these bytes no more. Said again, it changes nothing. */
  release(): void {
    const { held } = this;
    if (!held) return;
    this.given = undefined;
    this.held = undefined;
    held.holders -= 1;
    if (held.holders === 0) giveMemory(held.memory);
  }

  toString(): string {
    return this.bytes.toString();
  }
}
