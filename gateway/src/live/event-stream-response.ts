import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { LiveResult } from './live-subscription.js';

/** Proxies cut connections that say nothing for a minute. */
const HEARTBEAT_MS = 12_000;

/** One `text/event-stream` answer. `next` resolves when the client can take more. */
export class EventStreamResponse {
  private readonly heartbeat: NodeJS.Timeout;
  private readonly closing: (() => void)[] = [];
  private closed = false;

  constructor(
    private readonly response: ServerResponse,
    headers: OutgoingHttpHeaders | Record<string, unknown>,
  ) {
    response.writeHead(200, {
      ...(headers as OutgoingHttpHeaders),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      // nginx would collect events into buffers.
      'x-accel-buffering': 'no',
    });
    response.write(':\n\n');
    this.heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(':\n\n');
    }, HEARTBEAT_MS);
    this.heartbeat.unref();
    response.once('close', () => {
      this.ended();
    });
  }

  onClose(listener: () => void): void {
    if (this.closed) listener();
    else this.closing.push(listener);
  }

  async next(result: LiveResult, id: string | undefined): Promise<void> {
    if (this.closed) return;
    const idLine = id === undefined || /[\r\n\0]/.test(id) ? '' : `id: ${id}\n`;
    const canTakeMore = this.response.write(`event: next\n${idLine}data: ${JSON.stringify(result)}\n\n`);
    if (!canTakeMore) await this.drained();
  }

  /** Writes a last result, says that nothing more comes, and ends. */
  finish(last?: LiveResult): void {
    if (this.closed) return;
    const result = last ? `event: next\ndata: ${JSON.stringify(last)}\n\n` : '';
    this.response.end(`${result}event: complete\ndata: \n\n`);
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
