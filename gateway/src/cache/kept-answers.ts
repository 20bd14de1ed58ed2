import {
  AnswerBytes,
  writeJson,
  type CacheStore,
  type PreparedOperation,
} from '@propmubi/federation/serving';
import { LRUCache } from 'lru-cache';
import type { AnswerBasis } from './answer-basis.js';
import type { KeptBody } from '../http/kept-bodies.js';
import type { GatewayContext } from '../operations/gateway-context.js';

/** A whole answer, and what it depends on. */
interface KeptAnswer extends AnswerBasis, KeptBody {}

export interface AnswerRequest {
  readonly prepared: PreparedOperation;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
  readonly context: GatewayContext;
}

export interface FoundAnswer extends Pick<AnswerBasis, 'lookups' | 'keptSince'>, KeptBody {}

export interface KeptAnswersOptions {
  readonly store: CacheStore;
  readonly memoryBytes: number;
  /** Whether every change is known or about to be. */
  readonly isFresh: () => boolean;
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
}

const OVERHEAD_BYTES = 500;

/**
 * Remembers in this process whole answers that were put together of what the cache keeps, as they were sent: one question to
 * the store, whether the versions they were made under still hold, and neither parsing nor writing nor compressing. The rules are those of
 * the cache below (ADR 0055): what is public and may be kept, for as long, and not for a viewer who wrote a moment ago.
 */
export class KeptAnswers {
  private readonly answers: LRUCache<string, KeptAnswer>;
  /** Forms of operations: the same for operations that are answered alike to the same clients. */
  private readonly forms = new WeakMap<object, number>();
  private lastForm = 0;
  private readonly now: () => number;

  constructor(private readonly options: KeptAnswersOptions) {
    this.now = options.now ?? Date.now;
    this.answers = new LRUCache({
      maxSize: options.memoryBytes,
      sizeCalculation: ({ body, tags }, key) =>
        // Compressed it takes a fraction of that.
        2 * body.bytes.length + 2 * key.length + 100 * tags.length + OVERHEAD_BYTES,
    });
  }

  async find(request: AnswerRequest): Promise<FoundAnswer | undefined> {
    const { store, isFresh, onError } = this.options;
    const key = this.keyOf(request);
    const kept = this.answers.get(key);
    if (!kept || !isFresh()) return undefined;
    if (kept.until <= this.now()) {
      this.answers.delete(key);
      return undefined;
    }
    const { userId } = request.context.viewer;
    try {
      const [{ versions }, isWriter] = await Promise.all([
        store.read([], kept.tags),
        userId !== null && store.isWriter(userId),
      ]);
      if (isWriter) return undefined;
      if (versions.every((version, index) => version === kept.versions[index])) return kept;
      this.answers.delete(key);
    } catch (error) {
      onError(error);
    }
    return undefined;
  }

  keep(request: AnswerRequest, { bytes }: AnswerBytes, basis: AnswerBasis): void {
    // In memory of its own: an answer's is used again, and that of a short one is a part of a pool.
    const own = Buffer.allocUnsafeSlow(bytes.length);
    bytes.copy(own);
    this.answers.set(this.keyOf(request), { body: AnswerBytes.of(own), bodies: new Map(), ...basis });
  }

  /** With the contract, whose own schema answers introspection. */
  private keyOf({ prepared, variables, context: { contract, viewer } }: AnswerRequest): string {
    let form = this.forms.get(prepared.answeredAs);
    if (form === undefined) this.forms.set(prepared.answeredAs, (form = ++this.lastForm));
    const seenBy = `${contract ?? ''}${viewer.viaKey ? ' key' : ''}`;
    return `${form}:${seenBy}:${prepared.literalsText}${variables ? writeJson(variables) : ''}`;
  }
}
