import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';

export interface ProviderAnswer {
  nonce: string;
  email: string;
  /** Instead of what is right. */
  claims?: Readonly<Record<string, unknown>>;
  signedByOther?: boolean;
  unsigned?: boolean;
  withoutToken?: boolean;
  status?: number;
}

/** An OpenID provider that answers the token request as a test wants it. */
export async function startForger(clientId: string) {
  const right = await generateKeyPair('RS256', { extractable: true });
  const other = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(right.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  let next: ProviderAnswer = { nonce: '', email: '' };

  async function tokenOf({ nonce, email, claims, signedByOther, unsigned }: ProviderAnswer): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: issuer,
      aud: clientId,
      sub: 'person-1',
      iat: now,
      exp: now + 300,
      email,
      email_verified: true,
      nonce,
      ...claims,
    };
    if (unsigned) return new UnsecuredJWT(payload).encode();
    const key = signedByOther ? other.privateKey : right.privateKey;
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(key);
  }

  const server = createServer((request, response) => {
    const send = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    request.resume();
    if (request.url === '/.well-known/openid-configuration') {
      return send({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (request.url === '/jwks') return send({ keys: [jwk] });
    const tokens = { access_token: 'at', token_type: 'Bearer', expires_in: 60 };
    tokenOf(next).then(
      (idToken) => send({ ...tokens, ...(!next.withoutToken && { id_token: idToken }) }, next.status),
      (error: Error) => response.destroy(error),
    );
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    answerWith(answer: ProviderAnswer) {
      next = answer;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
