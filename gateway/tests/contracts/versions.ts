import { expect, it } from '@jest/globals';
import type { TestGateway } from '../support/start-gateway.js';
import { TRANSPORTS } from '../support/transports.js';

/** What answers say of the version of the contracts, and of what is going to be taken away. */
export function describeVersions(gateway: () => TestGateway): void {
  const deprecated = {
    coordinate: 'BuilderReputation.interval',
    reason: 'Use confidenceInterval. Removed after 2027-06-30.',
    since: '2026-11-26',
    until: '2027-06-30',
  };
  const query = (field: string) =>
    `{ builder(id: "0193d3a0-0000-7000-8000-000000000001") { reputation { ${field} } } }`;
  const ask = async (field: string, get = false) => {
    const response = get
      ? await fetch(`${gateway().url}/public?${new URLSearchParams({ query: query(field) })}`, {
          headers: { 'apollo-require-preflight': '1' },
        })
      : await fetch(`${gateway().url}/public`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-operation-cost': '1' },
          body: JSON.stringify({ query: query(field) }),
        });
    const { extensions } = (await response.json()) as { extensions?: Record<string, unknown> };
    const header = (name: string) => response.headers.get(name);
    return { extensions, headers: ['x-api-version', 'deprecation', 'sunset'].map(header) };
  };

  it.each([false, true])(
    'says with an answer what of its operation is deprecated, and until when (GET: %s)',
    async (get) => {
      const { extensions, headers } = await ask('interval', get);
      expect(extensions?.['deprecations']).toEqual([deprecated]);
      const [version = '', since, sunset] = headers;
      expect(version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(since).toBe(`@${Date.parse('2026-11-26T00:00:00+05:30') / 1000}`);
      expect(sunset).toBe('Wed, 30 Jun 2027 18:29:59 GMT');
      const { extensions: none, headers: others } = await ask('score', get);
      expect(none?.['deprecations']).toBeUndefined();
      expect(others.slice(1)).toEqual([null, null]);
    },
  );

  it('says it on a socket, too', async () => {
    const payload = await TRANSPORTS.WebSocket(`${gateway().url}/public`, { query: query('interval') });
    expect(payload).toMatchObject({ extensions: { deprecations: [deprecated] } });
  });
}
