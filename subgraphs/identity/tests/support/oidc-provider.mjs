import { createServer } from 'node:http';
import Provider from 'oidc-provider';

// A real OpenID provider in a process of its own. It signs in whom the client hints at, without a form. Arguments: client id,
// secret, redirect address, and how many minutes ago its people signed in where the client does not ask for them to do so anew.
// Prints its issuer once it listens.
const [clientId, clientSecret, redirectUri, minutesAgo = '0'] = process.argv.slice(2);

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['of this test'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: id.replace(/^unverified-/, ''),
        email_verified: !id.startsWith('unverified-'),
      }),
    }),
  });
  const handle = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url.startsWith('/interaction/')) return handle(request, response);
    login(provider, request, response).catch((error) => {
      response.writeHead(500).end(String(error));
    });
  });
  process.stdout.write(`${JSON.stringify({ issuer })}\n`);
});

async function login(provider, request, response) {
  const { params } = await provider.interactionDetails(request, response);
  const accountId = params.login_hint;
  const grant = new provider.Grant({ accountId, clientId: params.client_id });
  grant.addOIDCScope('openid email');
  const consent = { grantId: await grant.save() };
  const now = Math.floor(Date.now() / 1_000);
  const ts = params.prompt === 'login' ? now : now - Number(minutesAgo) * 60;
  await provider.interactionFinished(request, response, { login: { accountId, ts }, consent });
}
