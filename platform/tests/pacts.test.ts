import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pactPath, type Provider, readPact, verifyPact, writePact } from '@propmubi/pacts';
import { providerOf } from './support/pact-provider.js';
import { platformInProcess, type PlatformInProcess } from './support/platform-in-process.js';

/** As much of an interaction as is changed here. */
interface AskedHomes {
  description: string;
  request: { body: { content: { query: string } } };
  response: { body: { content: { data: { feed: { edges: { node: Record<string, unknown> }[] } } } } };
}

/** The first home of the example in a pact. */
const homeOf = ({ response }: AskedHomes) =>
  response.body.content.data.feed.edges[0]?.node as Record<string, unknown>;

describe('the platform', () => {
  let world: PlatformInProcess;
  let provider: Provider;
  const folder = mkdtempSync(join(tmpdir(), 'propmubi-pacts-'));

  beforeAll(async () => {
    world = await platformInProcess();
    provider = providerOf(world);
  }, 120_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await world?.close();
  });

  it.each(['client', 'python', 'web'])('keeps the pact of %s', async (consumer) => {
    const descriptions = readPact(consumer).interactions.map(({ description }) => description);
    expect(await verifyPact(pactPath(consumer), provider)).toEqual({ kept: descriptions, problems: [] });
  });

  it.each<[string, (asked: AskedHomes) => void, string]>([
    [
      'a field that is not answered',
      (asked) => (homeOf(asked)['nickname'] = 'Seaside'),
      '$.data.feed.edges[0].node: Actual map is missing the following keys: nickname',
    ],
    [
      'a field of another type',
      (asked) => (homeOf(asked)['title'] = 5),
      '$.data.feed.edges[0].node.title: Expected',
    ],
    [
      'a field that the schema does not have',
      ({ request: { body } }) => (body.content.query = body.content.query.replace('title', 'nickname')),
      '$: Actual map is missing the following keys: data',
    ],
  ])('does not keep a pact with %s', async (_what, change, problem) => {
    const pact = readPact('client');
    const asked = pact.interactions.find(({ description }) => description === 'reads homes as a visitor');
    change(asked as unknown as AskedHomes);
    const path = join(folder, 'changed.json');
    writePact({ ...pact, interactions: [asked as NonNullable<typeof asked>] }, path);
    const { kept, problems } = await verifyPact(path, provider);
    expect(kept).toEqual([]);
    expect(problems.join('\n')).toContain(problem);
  });
});
