import { exampleOf, given, id, instant, matching, type PactCall, text } from '@propmubi/pacts';
import { openPage } from './pact-calls.js';
import { accessToken, useSession } from '../../src/lib/session.js';
import { signIn } from '../../src/lib/sign-in-ways.js';

const [RETURNING, RENEWED] = ['+919820000061', '+919820000071'];
const PROOF = {
  code: given('${code}', '123456'),
  challengeId: given('${challengeId}', 'b3f1c2d4-0a5e-4f6b-8c7d-9e0f1a2b3c4d'),
};
const payload = { accessToken: text('the next token'), expiresAt: instant(), user: { id: id() } };
/** What scripts cannot read, and the app relies on all the more. */
const COOKIE = {
  'set-cookie': matching(
    String.raw`^propmubi_refresh=[^;]+;.*Path=/session; HttpOnly; SameSite=Strict$`,
    'propmubi_refresh=next; Max-Age=2592000; Path=/session; HttpOnly; SameSite=Strict',
  ),
};
const session = exampleOf({
  accessToken: payload.accessToken,
  expiresAt: payload.expiresAt,
  userId: payload.user.id,
});

/** The routes of `/session`, which are no part of the graph’s schema. */
export const SESSIONS: PactCall[] = [
  {
    interaction: {
      description: 'signs in with a one-time password',
      states: [{ name: 'a one-time password was sent', params: { phone: RETURNING } }],
      request: { path: '/session/sign-in', body: { phone: RETURNING, ...PROOF } },
      response: { headers: COOKIE, body: { data: { verifyOtp: payload } } },
    },
    async run(url) {
      openPage(url);
      await signIn({ phone: RETURNING, ...exampleOf(PROOF) });
      return useSession.getState().session;
    },
    gives: session,
  },
  {
    interaction: {
      description: 'finds the session of its cookie',
      states: [{ name: 'a person is signed in', params: { phone: RENEWED } }],
      request: {
        path: '/session/refresh',
        headers: { cookie: given('propmubi_refresh=${refreshToken}', 'propmubi_refresh=kept') },
        body: {},
      },
      response: { headers: COOKIE, body: { data: { refreshSession: payload } } },
    },
    async run(url) {
      openPage(url, 'propmubi_refresh=kept');
      await accessToken();
      return useSession.getState().session;
    },
    gives: session,
  },
  {
    interaction: {
      description: 'finds no session',
      request: { path: '/session/refresh', body: {} },
      response: { body: { data: null } },
    },
    async run(url) {
      openPage(url, 'of_another_site=1');
      await accessToken();
      return useSession.getState().status;
    },
    gives: 'signed-out',
  },
];
