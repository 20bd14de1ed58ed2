import cookies from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { badRequest } from './client-request.js';
import { statusOf } from './error-status.js';

/**
 * Sign-in for browsers: the refresh token lives in an `HttpOnly`, `SameSite=Strict` cookie that scripts cannot read and
 * that only these routes receive; the access token is in the answer and stays in memory. Each route runs the session
 * mutation of the graph through `/graphql`, with its limits, and takes the refresh token out of the answer.
 *
 * A request must be JSON, which no page of another origin can send without a preflight. A route is one mutation: what the
 * mutation refuses, the route refuses, with the status of its code.
 */
export async function addSessionRoutes(app: FastifyInstance): Promise<void> {
  await app.register(async (routes) => {
    await routes.register(cookies);
    routes.addHook('onRequest', async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      if (!request.headers['content-type']?.startsWith('application/json'))
        throw badRequest('Send application/json.');
    });
    for (const [route, { field, document }] of Object.entries(OPENING)) {
      routes.post(`/session/${route}`, async (request, reply) =>
        answerWithCookie(reply, request, field, await ask(app, request, document, request.body)),
      );
    }
    routes.post('/session/sso/begin', async (request, reply) => {
      const answer = await ask(app, request, BEGIN_SSO, request.body);
      const begun = answer.body.data?.['beginSso'];
      if (begun?.binding) {
        void reply.setCookie(SSO_COOKIE, begun.binding, {
          ...ssoCookieOptions(request),
          maxAge: SSO_LIFETIME_S,
        });
        delete begun.binding;
      }
      return send(reply, answer);
    });
    routes.post('/session/sso', async (request, reply) => {
      const { response, deviceId } = (request.body ?? {}) as { response?: unknown; deviceId?: unknown };
      // Without the cookie it is another browser than the one that began, and refused as such.
      const input = { binding: request.cookies[SSO_COOKIE] ?? '', response, deviceId };
      void reply.clearCookie(SSO_COOKIE, ssoCookieOptions(request));
      return answerWithCookie(reply, request, 'completeSso', await ask(app, request, COMPLETE_SSO, input));
    });
    routes.post('/session/refresh', async (request, reply) => {
      const refreshToken = request.cookies[COOKIE];
      if (!refreshToken) return reply.send({ data: null });
      return answerWithCookie(
        reply,
        request,
        'refreshSession',
        await ask(app, request, REFRESH, { refreshToken }),
      );
    });
    routes.post('/session/sign-out', async (request, reply) => {
      const answer = await ask(app, request, SIGN_OUT, undefined, await authorizationOfCookie(app, request));
      return send(reply.clearCookie(COOKIE, cookieOptions(request)), answer);
    });
  });
}

const COOKIE = 'propmubi_refresh';
/** Binds the answer of an organization's provider to the browser that was sent there. */
const SSO_COOKIE = 'propmubi_sso';
const SSO_LIFETIME_S = 10 * 60;
/** As long as a session can be refreshed by default; the server decides whether it still can. */
const COOKIE_LIFETIME_S = 30 * 24 * 60 * 60;

const SESSION = 'accessToken expiresAt refreshToken user { id }';
/** The mutations that open a session, by their route. */
const OPENING: Readonly<Record<string, { field: string; document: string }>> = {
  'sign-in': opening('verifyOtp', 'VerifyOtpInput'),
  email: opening('verifyEmailOtp', 'VerifyEmailOtpInput'),
  password: opening('signInWithPassword', 'SignInWithPasswordInput'),
  passkey: opening('signInWithPasskey', 'SignInWithPasskeyInput'),
  'sso/link': opening('linkSso', 'LinkSsoInput'),
  'second-factor': opening('verifySecondFactor', 'VerifySecondFactorInput'),
  enrolment: opening('confirmSecondFactor', 'ConfirmSecondFactorInput', 'recoveryCodes '),
};
const REFRESH = `mutation Refresh($input: RefreshSessionInput!) { refreshSession(input: $input) { ${SESSION} } }`;
const BEGIN_SSO =
  'mutation beginSso($input: BeginSsoInput!) { beginSso(input: $input) { authorizationUrl binding } }';
const COMPLETE_SSO = `mutation completeSso($input: CompleteSsoInput!) { completeSso(input: $input) { ${SESSION} } }`;
const SIGN_OUT = 'mutation SignOut { signOut { __typename } }';

function opening(field: string, input: string, more = ''): { field: string; document: string } {
  return {
    field,
    document: `mutation ${field}($input: ${input}!) { ${field}(input: $input) { ${more}${SESSION} } }`,
  };
}

interface GraphAnswer {
  data?: Record<string, { refreshToken?: string; accessToken?: string; binding?: string } | null> | null;
  errors?: { extensions?: { code?: string } }[];
}

interface Answer {
  body: GraphAnswer;
  /** What the answer says about limits. */
  headers: Record<string, string>;
}

const LIMIT_HEADERS = ['retry-after', 'ratelimit', 'ratelimit-policy'];

async function ask(
  app: FastifyInstance,
  request: FastifyRequest,
  query: string,
  input?: unknown,
  authorization = request.headers.authorization,
): Promise<Answer> {
  const { 'x-forwarded-for': forwardedFor } = request.headers;
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: request.socket.remoteAddress ?? '',
    headers: {
      'content-type': 'application/json',
      'x-correlation-id': request.id,
      ...(authorization && { authorization }),
      ...(forwardedFor && { 'x-forwarded-for': forwardedFor }),
    },
    payload: { query, variables: input === undefined ? {} : { input } },
  });
  const headers = Object.entries(response.headers).filter(([name]) => LIMIT_HEADERS.includes(name));
  return {
    body: response.json<GraphAnswer>(),
    headers: Object.fromEntries(headers) as Record<string, string>,
  };
}

/**
 * For signing out what the cookie stands for: after a quarter of an hour without a request the page holds no token that is
 * still accepted, and a session whose cookie is only forgotten would live on in any copy of it.
 */
async function authorizationOfCookie(
  app: FastifyInstance,
  request: FastifyRequest,
): Promise<string | undefined> {
  const refreshToken = request.cookies[COOKIE];
  if (!refreshToken) return undefined;
  const { body } = await ask(app, request, REFRESH, { refreshToken }, '');
  const accessToken = body.data?.['refreshSession']?.accessToken;
  return accessToken && `Bearer ${accessToken}`;
}

/** Moves the refresh token from the answer into the cookie. A session that ended takes its cookie with it. */
function answerWithCookie(
  reply: FastifyReply,
  request: FastifyRequest,
  field: string,
  answer: Answer,
): FastifyReply {
  const { data, errors } = answer.body;
  const session = data?.[field];
  if (session?.refreshToken) {
    void reply.setCookie(COOKIE, session.refreshToken, {
      ...cookieOptions(request),
      maxAge: COOKIE_LIFETIME_S,
    });
    delete session.refreshToken;
  } else if (errors?.some(({ extensions }) => SESSION_OVER.has(String(extensions?.code)))) {
    void reply.clearCookie(COOKIE, cookieOptions(request));
  }
  return send(reply, answer);
}

function send(reply: FastifyReply, { body, headers }: Answer): FastifyReply {
  const [refusal] = body.errors ?? [];
  return reply
    .code(refusal ? statusOf(refusal.extensions?.code) : 200)
    .headers(headers)
    .send(body);
}

const SESSION_OVER = new Set([
  'UNAUTHENTICATED',
  'SESSION_REVOKED',
  'REFRESH_TOKEN_REUSED',
  'REFRESH_TOKEN_INVALID',
]);

/** The page that the provider sends the browser to asks by itself, from this origin: `Strict` holds there, too. */
function ssoCookieOptions(request: FastifyRequest) {
  return { ...cookieOptions(request), path: '/session/sso' };
}

/** `Secure` except over plain HTTP, which only a development machine serves. */
function cookieOptions(request: FastifyRequest) {
  return {
    path: '/session',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  } as const;
}
