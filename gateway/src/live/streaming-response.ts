import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { LiveResult } from './live-subscription.js';
import type { ResultStream } from './stream-formats.js';

/** Proxies cut connections that say nothing for a minute. */
const HEARTBEAT_MS = 12_000;

/**
 * One answer that goes on: results as they come, in one format. `next` resolves when the client can take more. Not
 * compressed: a compressor keeps a window of memory for as long as its stream is open.
 */
export class StreamingResponse {
  private readonly heartbeat: NodeJS.Timeout;
  private readonly closing: (() => void)[] = [];
  private closed = false;

  constructor(
    private readonly response: ServerResponse,
    headers: OutgoingHttpHeaders | Record<string, unknown>,
    private readonly format: ResultStream,
  ) {
    response.writeHead(200, {
      ...(headers as OutgoingHttpHeaders),
      'content-type': format.contentType,
      'cache-control': 'no-cache, no-transform',
      // nginx would collect events into buffers.
      'x-accel-buffering': 'no',
    });
    response.write(format.opening);
    this.heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(format.heartbeat);
    }, HEARTBEAT_MS);
    this.heartbeat.unref();
    response.once('close', () => {
      this.ended();
    });
    // The client left while its operation was prepared: no such event comes any more.
    if (response.closed) this.ended();
  }

  onClose(listener: () => void): void {
    if (this.closed) listener();
    else this.closing.push(listener);
  }

  async next(result: LiveResult, id: string | undefined): Promise<void> {
    if (this.closed) return;
    const canTakeMore = this.response.write(this.format.next(result, id));
    if (!canTakeMore) await this.drained();
  }

  /** Writes a last result, says that nothing more comes, and ends. */
  finish(last?: LiveResult): void {
    if (this.closed) return;
    const result = last ? this.format.next(last, undefined) : '';
    this.response.end(result + this.format.ending);
    this.ended();
  }

  /** Cuts the connection, as a lost network would. */
  destroy(): void {
    this.response.destroy();
    this.ended();
  }

  private ended(): void {
    if (this.closed) return;
    this.closed = true;
    clearInterval(this.heartbeat);
    for (const listener of this.closing) listener();
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.response.off('drain', done);
        this.response.off('close', done);
        resolve();
      };
      this.response.once('drain', done);
      this.response.once('close', done);
    });
  }
}
