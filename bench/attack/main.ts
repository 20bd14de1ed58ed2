/**
 * What attacks that end before any subgraph cost: `pnpm bench:attack`. Prints a table; the gateway runs in a process of
 * its own, the attackers and the client that asks for its health in this one.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { each, uniqueDocuments } from './documents.js';

const WARM_UP = 2_000;
const REFUSED = 10_000;
const ATTACK_MS = 10_000;
const CLIENTS = 8;
const gateway = fork(new URL('gateway.ts', import.meta.url), {
  execArgv: [...process.execArgv, '--expose-gc'],
});
const [{ url }] = (await once(gateway, 'message')) as [{ url: string }];
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const memory = async (): Promise<string> => {
  gateway.send('memory');
  const [{ rss, heapUsed }] = (await once(gateway, 'message')) as [{ rss: number; heapUsed: number }];
  const [resident, live] = [rss, heapUsed].map((bytes) => Math.round(bytes / 2 ** 20));
  return `${resident} MB resident, ${live} MB live`;
};
interface Delay {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}
/** For how long the gateway's event loop was held since the last time. */
const delay = async (): Promise<Delay> => {
  gateway.send('delay');
  const [measured] = (await once(gateway, 'message')) as [Delay];
  return measured;
};
/** The code of the refusal, or what came back instead. */
const post = async (query: string): Promise<string> => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { errors } = (await response.json()) as { errors?: [{ extensions?: { code?: string } }] };
  return `${response.status} ${errors?.[0].extensions?.code ?? 'answered'}`;
};
const bomb = (count: number): string =>
  `{ ...x0 } ${each(count, (n) => `fragment x${n} on Query { ${n === count - 1 ? '...x' : `...x${n + 1} ...x${n + 1}`} }`)}`;
const unknownFields = (seed: number): string =>
  `{ localities { id } ${each(140, (n) => `unknown${n}`)} } # ${seed}`;
const unique = uniqueDocuments(60);

const firstAt = performance.now();
const first = await post('{ localities { id name } }');
print(`first operation: ${first} in ${(performance.now() - firstAt).toFixed(0)} ms`);

for (const count of [25, 40, 1_000]) {
  const startedAt = performance.now();
  const status = await post(bomb(count));
  print(`fragment bomb of ${count}: ${status} in ${(performance.now() - startedAt).toFixed(0)} ms`);
}

const refuse = async (count: number, from: number): Promise<void> => {
  for (let sent = 0; sent < count; sent += CLIENTS)
    await Promise.all(Array.from({ length: CLIENTS }, (_, n) => post(unknownFields(from + sent + n))));
};
// The heap grows to its working size once, whatever is asked.
await refuse(WARM_UP, 0);
print(`after ${WARM_UP} refused documents: ${await memory()}`);
await refuse(REFUSED, WARM_UP);
print(`after ${REFUSED} more: ${await memory()}`);

const answers = new Map<string, number>();
const until = performance.now() + ATTACK_MS;
const attack = async (): Promise<void> => {
  while (performance.now() < until) {
    const answer = await post(unique());
    answers.set(answer, (answers.get(answer) ?? 0) + 1);
  }
};
const waits: number[] = [];
const askForHealth = async (): Promise<void> => {
  while (performance.now() < until) {
    const startedAt = performance.now();
    await (await fetch(url.replace('/graphql', '/health'))).text();
    waits.push(performance.now() - startedAt);
  }
};
await delay();
await Promise.all([askForHealth(), ...Array.from({ length: CLIENTS }, attack)]);
const { p50, p99, max } = await delay();
waits.sort((a, b) => a - b);
const at = (share: number): string => (waits[Math.floor(waits.length * share)] ?? 0).toFixed(0);
print(
  `${CLIENTS} clients with unique documents of ${unique().length} characters for ${ATTACK_MS} ms: ${JSON.stringify([...answers])}`,
);
print(
  `  health p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1 - 1e-9)} ms of ${waits.length}; ${await memory()}`,
);
print(`  event loop held p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest ${max.toFixed(1)} ms`);
gateway.kill();
await once(gateway, 'exit');
