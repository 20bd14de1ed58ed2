import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '@propmubi/runtime/log';
import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { createHttpServer } from './http-server.js';
import { addVitalsRoutes } from './vitals-routes.js';

describe('POST /vitals', () => {
  let app: FastifyInstance;
  let registry: Registry;
  beforeEach(async () => {
    registry = new Registry();
    app = await createHttpServer(
      { corsOrigins: [], allowLoopbackOrigins: false, maxBodyBytes: 1024 * 1024, trustProxy: false },
      createLogger('gateway', 'silent'),
    );
    addVitalsRoutes(app, registry);
  });
  afterEach(() => app.close());

  const send = (payload: unknown) =>
    app.inject({
      method: 'POST',
      url: '/vitals',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    });

  it('counts measures, and nothing of who sent them', async () => {
    const { statusCode } = await send([
      { name: 'LCP', value: 1_900 },
      { name: 'CLS', value: 0.02 },
    ]);
    expect(statusCode).toBe(204);
    const text = await registry.metrics();
    expect(text).toContain('web_vital_seconds_sum{vital="LCP"} 1.9');
    expect(text).toContain('web_vital_layout_shift_count 1');
    expect(text).not.toContain('127.0.0.1');
  });

  it.each([
    ['a name of one’s own', [{ name: 'x', value: 1 }]],
    ['a value out of range', [{ name: 'LCP', value: 1e9 }]],
    ['more measures than there are', Array(6).fill({ name: 'LCP', value: 1 })],
    ['no list', { name: 'LCP', value: 1 }],
  ])('refuses %s', async (_what, payload) => {
    expect((await send(payload)).statusCode).toBe(400);
    expect(await registry.metrics()).not.toContain('web_vital_seconds_count');
  });

  it('takes no long body, and of one address sixty readings in a minute', async () => {
    expect((await send([{ name: 'LCP', value: 1, filler: 'x'.repeat(2_000) }])).statusCode).toBe(413);
    const answers = [];
    for (let sent = 0; sent < 61; sent++) answers.push((await send([{ name: 'CLS', value: 0 }])).statusCode);
    expect([answers.filter((code) => code === 204).length, answers.at(-1)]).toEqual([60, 429]);
  });
});
