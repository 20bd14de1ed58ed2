import { createServer, type AddressInfo, type Socket } from 'node:net';

/** What every scanner finds, and nothing is harmed by (eicar.org). In two halves, for those that scan this repository. */
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'}!$H+H*`;

export interface TestClamd {
  address: { host: string; port: number };
  close(): Promise<void>;
}

const COMMAND = 'zINSTREAM\0';
const LENGTH_BYTES = 4;

/**
 * Reads what ClamAV's protocol says, and answers what `answer` finds of the whole content; null answers nothing. Chunks
 * longer than `most` are refused as clamd refuses what is longer than its limit.
 */
export async function startTestClamd(
  answer: (content: Buffer) => string | null,
  most = Infinity,
): Promise<TestClamd> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.on('data', (data) => {
      received = Buffer.concat([received, data]);
      const reply = replyTo(received, answer, most);
      if (reply !== null) socket.end(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Null while more has to come. */
function replyTo(received: Buffer, answer: (content: Buffer) => string | null, most: number): string | null {
  if (received.length < COMMAND.length) return null;
  if (received.subarray(0, COMMAND.length).toString() !== COMMAND) return 'UNKNOWN COMMAND\0';
  const chunks: Buffer[] = [];
  let at = COMMAND.length;
  while (received.length >= at + LENGTH_BYTES) {
    const length = received.readUInt32BE(at);
    at += LENGTH_BYTES;
    if (length > most) return 'INSTREAM size limit exceeded. ERROR\0';
    if (length === 0) return answer(Buffer.concat(chunks));
    chunks.push(received.subarray(at, at + length));
    at += length;
  }
  return null;
}
