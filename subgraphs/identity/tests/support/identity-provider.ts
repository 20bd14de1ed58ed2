import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('oidc-provider.mjs', import.meta.url));

export interface Client {
  clientId: string;
  clientSecret: string;
  redirectUrl: string;
  /** How long ago its people signed in, where they are not asked to do so anew. */
  signedInMinutesAgo?: number;
}

export interface IdentityProviderUnderTest {
  issuer: string;
  close(): Promise<void>;
}

/** Starts `oidc-provider` in a process of its own. */
export async function startIdentityProvider(client: Client): Promise<IdentityProviderUnderTest> {
  const { clientId, clientSecret, redirectUrl, signedInMinutesAgo = 0 } = client;
  const args = [SCRIPT, clientId, clientSecret, redirectUrl, String(signedInMinutesAgo)];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    if (!line.startsWith('{')) continue;
    const { issuer } = JSON.parse(line) as { issuer: string };
    child.stdout.resume();
    return {
      issuer,
      async close() {
        const ended = once(child, 'exit');
        child.kill('SIGKILL');
        await ended;
      },
    };
  }
  throw new Error('The provider ended before it listened.');
}

/** Goes where a browser goes, with its cookies, until it is sent back to the client; returns the query it brings. */
export async function visit(authorizationUrl: string, redirectUrl: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = new URL(authorizationUrl);
  for (let hops = 0; hops < 10; hops++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    await response.arrayBuffer();
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (!location) throw new Error(`The provider answered ${response.status} at ${url.pathname}.`);
    url = new URL(location, url);
    if (url.href.startsWith(redirectUrl)) return url.search.slice(1);
  }
  throw new Error('The provider never sent the browser back.');
}

/** As a person who types another name at the provider than the one hinted at. */
export function withHint(authorizationUrl: string, hint: string): string {
  const url = new URL(authorizationUrl);
  url.searchParams.set('login_hint', hint);
  return url.href;
}
