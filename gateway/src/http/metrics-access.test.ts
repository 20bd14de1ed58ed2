import { describe, expect, it } from '@jest/globals';
import { mayReadMetrics } from './metrics-access.js';

const METRICS_TOKEN = 'a token of the scraper';

describe('mayReadMetrics', () => {
  it.each([
    ['this machine', '127.0.0.1', {}, false, true],
    ['this machine by IPv6', '::1', {}, false, true],
    ['this machine, mapped', '::ffff:127.0.0.1', {}, false, true],
    ['another machine', '203.0.113.9', {}, false, false],
    [
      'another machine with the token',
      '203.0.113.9',
      { authorization: `Bearer ${METRICS_TOKEN}` },
      false,
      true,
    ],
    ['another machine with a wrong token', '203.0.113.9', { authorization: 'Bearer guess' }, false, false],
    ['a proxy here that is not trusted', '127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }, false, false],
    [
      'a trusted proxy here, for another machine',
      '203.0.113.9',
      { 'x-forwarded-for': '203.0.113.9' },
      1,
      false,
    ],
    ['an address that only begins so', '127.0.0.1.evil.test', {}, false, false],
  ])('%s', (_name, ip, headers, trustProxy, allowed) => {
    expect(mayReadMetrics({ ip, headers }, { metricsToken: METRICS_TOKEN, trustProxy })).toBe(allowed);
  });

  it('takes no empty token', () => {
    const access = { metricsToken: '', trustProxy: false };
    expect(mayReadMetrics({ ip: '203.0.113.9', headers: { authorization: 'Bearer ' } }, access)).toBe(false);
  });
});
