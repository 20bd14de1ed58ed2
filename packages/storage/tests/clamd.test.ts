import { afterEach, describe, expect, it } from '@jest/globals';
import { EICAR, startTestClamd, type TestClamd } from '@propmubi/testkit';
import { createClamdScanner, ScanFailed } from '../src/index.js';

describe('clamd', () => {
  const servers: TestClamd[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  const startClamd = async (answer: (content: Buffer) => string | null, most?: number) => {
    const server = await startTestClamd(answer, most);
    servers.push(server);
    return server.address;
  };
  const eicarOnly = (content: Buffer) =>
    content.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0';
  async function* parts(...given: Buffer[]) {
    yield* given;
  }

  it('finds nothing in a large clean file and names what it finds', async () => {
    const { scan } = createClamdScanner(await startClamd(eicarOnly));
    const clean = Array.from({ length: 40 }, (_, n) => Buffer.alloc(64 * 1024, n));
    expect(await scan(parts(...clean))).toBeNull();
    const half = EICAR.length / 2;
    expect(
      await scan(parts(Buffer.from(EICAR.slice(0, half)), Buffer.alloc(0), Buffer.from(EICAR.slice(half)))),
    ).toBe('Win.Test.EICAR_HDB-1');
  });

  it('gives no verdict where clamd gives none', async () => {
    const failing = async (
      address: { host: string; port: number },
      silentMs?: number,
      content: AsyncIterable<Buffer> = parts(Buffer.from('x')),
    ) => expect(createClamdScanner(address, silentMs).scan(content)).rejects.toThrow(ScanFailed);
    await failing(await startClamd(() => 'stream: something else\0'));
    await failing(await startClamd(() => ''));
    await failing(await startClamd(eicarOnly, 0));
    // It refuses while most of the file is still to be sent.
    const large = Array.from({ length: 200 }, () => Buffer.alloc(64 * 1024));
    await failing(await startClamd(eicarOnly, 1), undefined, parts(...large));
    await failing(await startClamd(() => null), 50);
    const gone = await startClamd(eicarOnly);
    await servers.pop()?.close();
    await failing(gone);
  });
});
