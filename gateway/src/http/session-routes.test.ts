import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addSessionRoutes } from './session-routes.js';

const COOKIE = 'propmubi_refresh=rt_1';
const SESSION = { accessToken: 'at_2', expiresAt: '2026-01-01T00:00:00Z', refreshToken: 'rt_2' };

describe('session routes', () => {
  let app: FastifyInstance;
  /** What the graph answers, and the limits it names. */
  let graph: { body: object; headers?: Record<string, string> };
  /** What the graph was asked. */
  let asked: unknown[];
  beforeEach(async () => {
    app = fastify();
    asked = [];
    app.post('/graphql', (request, reply) => {
      asked.push(request.body);
      return reply.headers(graph.headers ?? {}).send(graph.body);
    });
    await addSessionRoutes(app);
  });
  afterEach(() => app.close());

  const post = (route: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: `/session/${route}`, payload: {}, headers });
  const refuses = (code: string, headers?: Record<string, string>) => {
    graph = {
      body: { data: null, errors: [{ message: code, extensions: { code } }] },
      ...(headers && { headers }),
    };
  };

  it.each([
    ['sign-in', 'OTP_INVALID', 400],
    ['sign-in', 'BAD_USER_INPUT', 400],
    ['sign-in', 'AUTH_RATE_LIMITED', 429],
    ['sign-in', 'SERVICE_UNAVAILABLE', 503],
    ['email', 'OTP_INVALID', 400],
    ['passkey', 'PASSKEY_INVALID', 400],
    ['password', 'PASSWORD_INVALID', 400],
    ['sso', 'SSO_INVALID', 400],
    ['sso/link', 'SSO_NOT_A_MEMBER', 400],
    ['second-factor', 'SECOND_FACTOR_INVALID', 400],
    ['enrolment', 'SIGN_IN_TICKET_INVALID', 400],
    ['refresh', 'REFRESH_TOKEN_INVALID', 400],
    ['refresh', 'SESSION_REVOKED', 401],
    ['refresh', 'INTERNAL_SERVER_ERROR', 500],
    ['sign-out', 'UNAUTHENTICATED', 401],
  ])('%s answers %s with %i', async (route, code, status) => {
    refuses(code);
    const response = await post(route, { cookie: COOKIE });
    expect([response.statusCode, response.json()]).toMatchObject([status, graph.body]);
  });

  it('passes on when to try again', async () => {
    refuses('RATE_LIMITED', { 'retry-after': '7', ratelimit: '"address";r=0;t=7', 'x-powered-by': 'graph' });
    const { headers } = await post('sign-in');
    expect(headers).toMatchObject({ 'retry-after': '7', ratelimit: '"address";r=0;t=7' });
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it.each([
    ['REFRESH_TOKEN_INVALID', true],
    ['SESSION_REVOKED', true],
    ['SERVICE_UNAVAILABLE', false],
    ['RATE_LIMITED', false],
  ])('after %s the cookie is forgotten: %s', async (code, isForgotten) => {
    refuses(code);
    const { headers } = await post('refresh', { cookie: COOKIE });
    expect(/Expires=Thu, 01 Jan 1970/.test(String(headers['set-cookie']))).toBe(isForgotten);
  });

  it('moves the refresh token from the answer into the cookie', async () => {
    graph = { body: { data: { refreshSession: SESSION } } };
    const response = await post('refresh', { cookie: COOKIE });
    expect(response.statusCode).toBe(200);
    expect(response.headers['set-cookie']).toMatch(/^propmubi_refresh=rt_2;.*HttpOnly; SameSite=Strict$/);
    expect(response.body).not.toContain('rt_2');
  });

  it.each([
    ['email', 'verifyEmailOtp'],
    ['passkey', 'signInWithPasskey'],
    ['password', 'signInWithPassword'],
    ['sso', 'completeSso'],
    ['sso/link', 'linkSso'],
    ['second-factor', 'verifySecondFactor'],
    ['enrolment', 'confirmSecondFactor'],
  ])('%s opens a session as signing in does', async (route, field) => {
    graph = { body: { data: { [field]: { ...SESSION, recoveryCodes: ['f7kq-m2xw-9hta'] } } } };
    const response = await post(route);
    expect([response.headers['set-cookie']].flat().at(-1)).toMatch(
      /^propmubi_refresh=rt_2;.*HttpOnly; SameSite=Strict$/,
    );
    expect(response.body).toContain('f7kq');
    expect(response.body).not.toContain('rt_2');
  });

  it('leaves the cookie alone where an app is set up by a viewer who is signed in', async () => {
    const confirmed = { accessToken: null, expiresAt: null, refreshToken: null, recoveryCodes: ['f7kq'] };
    graph = { body: { data: { confirmSecondFactor: confirmed } } };
    expect((await post('enrolment', { cookie: COOKIE })).headers).not.toHaveProperty('set-cookie');
  });

  it('keeps what binds a single sign-on to the browser in a cookie, and forgets it with the answer', async () => {
    graph = {
      body: { data: { beginSso: { authorizationUrl: 'https://login.example/', binding: 'v1.secret' } } },
    };
    const begun = await post('sso/begin');
    expect(begun.headers['set-cookie']).toMatch(
      /^propmubi_sso=v1\.secret; Max-Age=600; Path=\/session\/sso; HttpOnly; SameSite=Strict$/,
    );
    expect(begun.json()).toEqual({ data: { beginSso: { authorizationUrl: 'https://login.example/' } } });
    graph = { body: { data: { completeSso: SESSION } } };
    const ended = await app.inject({
      method: 'POST',
      url: '/session/sso',
      payload: { response: 'code=x', deviceId: 'a-device-of-this-browser' },
      headers: { cookie: 'propmubi_sso=v1.secret' },
    });
    expect(asked.at(-1)).toMatchObject({
      variables: {
        input: { binding: 'v1.secret', response: 'code=x', deviceId: 'a-device-of-this-browser' },
      },
    });
    expect(ended.headers['set-cookie']).toEqual(
      expect.arrayContaining([expect.stringMatching(/^propmubi_sso=; .*Expires=Thu, 01 Jan 1970/)]),
    );
    await post('sso');
    expect(asked.at(-1)).toMatchObject({ variables: { input: { binding: '' } } });
  });

  it('answers a visitor without a cookie, and refuses what a form can send', async () => {
    expect((await post('refresh')).json()).toEqual({ data: null });
    const form = await app.inject({
      method: 'POST',
      url: '/session/refresh',
      payload: 'a=b',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.statusCode).toBeGreaterThanOrEqual(400);
  });
});
