import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type SentryReceiver, startSentryReceiver, until } from '@propmubi/testkit';
import { GraphQLError } from 'graphql';
import {
  createLogger,
  formatError,
  InvalidInputError,
  readSettings,
  reportUnexpected,
  serviceSettings,
  startErrorReports,
  withRequestId,
} from '../src/index.js';

const PHONE = '+919812309876';
const EMAIL = 'canary.person@example.in';
const TOKEN = 'eyJhbGciOiJFZERTQSJ9.canary.signature';
const logger = createLogger('test', 'silent');

/** As Postgres and MikroORM fail: the values of the statement are all over it. */
function databaseError(): Error {
  const message = `insert into "identity"."person" ("phone") values ('${PHONE}') - duplicate key value`;
  return Object.assign(new Error(message), {
    code: '23505',
    schema: 'identity',
    table: 'person',
    constraint: 'person_phone_key',
    detail: `Key (phone)=(${PHONE}) already exists.`,
    where: `COPY person, line 1: "${EMAIL}"`,
    query: `select '${PHONE}'`,
    parameters: [PHONE, EMAIL],
  });
}

describe('reports of unexpected errors', () => {
  let sentry: SentryReceiver;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    sentry = await startSentryReceiver();
    stop = await startErrorReports(
      { SENTRY_DSN: sentry.dsn, SENTRY_ENVIRONMENT: 'tests' },
      'identity',
      logger,
    );
  });
  afterEach(async () => {
    sentry.answer(200);
    await stop();
    await sentry.close();
  });
  const fail = (error: Error) =>
    formatError({ message: error.message, path: [PHONE] }, new GraphQLError('x', { originalError: error }), {
      requestId: 'r-1',
      logger,
    });
  const arrive = (count: number) => until(() => sentry.errors().length >= count, { what: 'reports' });

  it('say what failed and where, with the ids by which the log has the rest', async () => {
    const requestId = randomUUID();
    const cause = databaseError();
    const error = new TypeError(`${EMAIL} cannot be read`, { cause });
    expect(withRequestId(requestId, () => fail(error)).extensions?.['code']).toBe('INTERNAL_SERVER_ERROR');
    await arrive(1);
    const [report] = sentry.errors();
    expect(report).toMatchObject({ environment: 'tests', level: 'error', platform: 'node' });
    expect(report?.tags).toEqual({
      service: 'identity',
      request_id: requestId,
      'error.code': '23505',
      'error.schema': 'identity',
      'error.table': 'person',
      'error.constraint': 'person_phone_key',
    });
    expect(report?.exception.values.map(({ type }) => type)).toEqual(['Error', 'TypeError']);
    const frame = report?.exception.values[0]?.stacktrace?.frames.at(-1);
    expect(frame).toMatchObject({ function: 'databaseError', lineno: expect.any(Number) });
    expect(frame?.filename).toBe('packages/runtime/tests/error-reports.test.ts');
  });

  it('say who awaited what failed, also together with others', async () => {
    async function statement(): Promise<never> {
      await Promise.resolve();
      throw new Error('lost');
    }
    async function transaction(): Promise<unknown> {
      return await Promise.all([Promise.resolve(), statement()]);
    }
    fail((await transaction().catch((error: unknown) => error)) as Error);
    await arrive(1);
    const names = sentry.errors()[0]?.exception.values[0]?.stacktrace?.frames.map((frame) => frame.function);
    expect(names).toEqual(expect.arrayContaining(['transaction', 'statement']));
  });

  it('hold nothing that a person typed, whatever an error carries', async () => {
    const planted = [
      databaseError(),
      new Error(`${PHONE}\n    at ${EMAIL} (${TOKEN}:1:1)\n    at more (/x/y.js:1:1)`),
      Object.assign(new Error('x'), {
        name: `Failed for ${EMAIL}`,
        code: PHONE,
        response: { headers: TOKEN },
      }),
      new Error('outer', { cause: `cause ${PHONE}` }),
      new Error('outer', { cause: new Error(TOKEN, { cause: { phone: PHONE } }) }),
      Object.assign(new Error('x'), { stack: `Error: ${PHONE}\nat ${EMAIL}` }),
    ];
    // As MikroORM wraps errors of drivers.
    const wrapped = new Error(`insert into person - ${PHONE}`);
    wrapped.stack += `\n\nprevious error: ${PHONE}\n    at ${EMAIL} (/x/more.js:1:1)`;
    planted.push(wrapped);
    for (const error of planted) fail(error);
    const codes = Object.assign(new Error('x'), { code: '481516', table: '9812309876', column: EMAIL });
    planted.push(codes);
    fail(codes);
    reportUnexpected(PHONE);
    reportUnexpected({ phone: PHONE, toString: () => EMAIL });
    await arrive(planted.length + 2);
    for (const canary of [PHONE, PHONE.slice(3), EMAIL, 'canary', TOKEN, 'more', '481516']) {
      expect([canary, sentry.text().includes(canary)]).toEqual([canary, false]);
    }
    for (const name of [
      'user',
      'request',
      'breadcrumbs',
      'extra',
      'message',
      'value',
      'vars',
      'context_line',
    ])
      expect([name, sentry.text().includes(`"${name}":`)]).toEqual([name, false]);
  });

  it('are not made of what a client did wrong, nor of what is away', async () => {
    fail(new InvalidInputError('no'));
    fail(Object.assign(new Error('away'), { code: 'ECONNREFUSED' }));
    formatError({ message: 'x', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }, new GraphQLError('x'));
    fail(new Error('one of ours'));
    await arrive(1);
    await stop();
    expect(sentry.errors()).toHaveLength(1);
  });

  it('are few in an outage: at most thirty in a minute, and twenty that wait for an answer', async () => {
    sentry.answer(undefined);
    for (let count = 0; count < 1_000; count++) fail(new Error(`the ${count}th`));
    await until(() => sentry.requests() === 20, { what: 'requests' });
    sentry.answer(200);
    await stop();
    expect(sentry.requests()).toBe(20);
  });

  it('are kept back for as long as Sentry asks', async () => {
    sentry.answer(429, { 'retry-after': '60' });
    fail(new Error('the first'));
    await until(() => sentry.requests() === 1, { what: 'the refused report' });
    sentry.answer(200);
    // The answer has to be read before the next one is thrown.
    await stop();
    fail(new Error('nothing listens any more'));
    expect(sentry.requests()).toBe(1);
  });

  it('neither break nor hold up an answer while Sentry does not answer, and are let go at the end', async () => {
    sentry.answer(undefined);
    const error = new Error('x');
    // Each is answered before a report of it can have left, which takes another turn of the loop.
    for (let count = 0; count < 30; count++) fail(error);
    expect(sentry.requests()).toBe(0);
    await until(() => sentry.requests() === 20, { what: 'requests' });
    // It ends although not one of them is answered.
    await stop();
  });

  it('are not made of an error that cannot be read, which breaks nothing', async () => {
    const unreadable = Object.defineProperty(new Error('x'), 'stack', {
      get: () => {
        throw new Error('worse');
      },
    });
    expect(() => reportUnexpected(unreadable)).not.toThrow();
    fail(new Error('the next'));
    await arrive(1);
    expect(sentry.requests()).toBe(1);
  });

  it('that are on their way arrive before the process ends', async () => {
    fail(new Error('the last'));
    await stop();
    expect(sentry.errors()).toHaveLength(1);
  });
});

describe('without SENTRY_DSN', () => {
  it('nothing is loaded or reported', async () => {
    const sentry = await startSentryReceiver();
    const stop = await startErrorReports({}, 'identity', logger);
    reportUnexpected(new Error('x'));
    await stop();
    expect(sentry.requests()).toBe(0);
    await sentry.close();
  });

  it.each(['here', 'https://sentry.example/1', 'https://key@sentry.example/', 'ftp://key@sentry.example/1'])(
    '%s is none',
    (value) => {
      const { SENTRY_DSN } = serviceSettings;
      expect(() => readSettings({ SENTRY_DSN }, { SENTRY_DSN: value })).toThrow('SENTRY_DSN is invalid');
    },
  );
});
