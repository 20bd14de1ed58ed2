// Starts the bundled gateway once and asks it something, so that the image carries what every start would find out again: the
// compiled code, and what is known of the supergraph.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const PORT = '4780';
const GIVE_UP_AFTER_MS = 60_000;
const names = ['identity', 'property', 'trust', 'crm', 'reputation'];
const gateway = spawn(process.execPath, ['gateway/bundle/main.js'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PORT,
    HOST: '127.0.0.1',
    AUTHENTICATION: 'false',
    PLANNING_THREADS: '1',
    LOG_LEVEL: 'warn',
    // None is asked.
    SUBGRAPH_URLS: names.map((name) => `${name}=http://127.0.0.1:1/`).join(','),
  },
});
const ended = once(gateway, 'exit');
const answer = await ask();
gateway.kill('SIGTERM');
const [code] = await ended;
if (code !== 0 || answer?.data?.node !== null) throw new Error(`no answer: ${JSON.stringify(answer)}`);
console.log('the next start is warm');

async function ask() {
  const deadline = Date.now() + GIVE_UP_AFTER_MS;
  while (gateway.exitCode === null && Date.now() < deadline) {
    try {
      const response = await fetch(`http://127.0.0.1:${PORT}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ node(id: "none") { id } }' }),
      });
      return await response.json();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
