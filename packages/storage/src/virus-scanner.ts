import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** Looks for known malware in what strangers send. */
export interface VirusScanner {
  /**
   * The name of what was found; null where nothing was.
   * @throws ScanFailed when there is no verdict: such a file must not be taken.
   */
  scan(content: AsyncIterable<Uint8Array>): Promise<string | null>;
}

export class ScanFailed extends Error {}

export interface ClamdAddress {
  host: string;
  port: number;
}

const SILENT_MS = 30_000;
const LENGTH_BYTES = 4;

/** ClamAV's daemon by its INSTREAM command (`man clamd`): chunks that each begin with their length, ended by one of none. */
export function createClamdScanner({ host, port }: ClamdAddress, silentMs = SILENT_MS): VirusScanner {
  return {
    async scan(content) {
      const socket = connect({ host, port });
      socket.setTimeout(silentMs, () => socket.destroy(new Error('clamd is silent')));
      try {
        // Read from the start: clamd may refuse in the middle of a stream.
        const [reply] = await Promise.all([text(socket), pipeline(framed(content), socket, { end: false })]);
        return verdictOf(reply);
      } catch (error) {
        throw error instanceof ScanFailed ? error : new ScanFailed('clamd gave no verdict', { cause: error });
      } finally {
        socket.destroy();
      }
    },
  };
}

async function* framed(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of content) {
    if (chunk.length === 0) continue;
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes);
  return length;
}

/** `stream: OK`, `stream: <name> FOUND`, or an error. */
function verdictOf(reply: string): string | null {
  const [, verdict = ''] = /^stream: (.*)\0$/s.exec(reply) ?? [];
  if (verdict === 'OK') return null;
  const [, name] = /^(.+) FOUND$/.exec(verdict) ?? [];
  if (name) return name;
  throw new ScanFailed(`clamd answered ${JSON.stringify(reply.slice(0, 100))}`);
}
