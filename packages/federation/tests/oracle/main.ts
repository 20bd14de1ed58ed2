import { parseArgs } from 'node:util';
import { runOracle } from './run.js';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    cases: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '600' },
  },
});
const startedAt = performance.now();
try {
  const { compared, asBytes, skipped } = await runOracle(
    Number(values.cases),
    Number(values.seed),
    Number(values.seconds) * 1000,
  );
  process.stdout.write(`${compared} operations answered alike (seed ${values.seed})\n`);
  process.stdout.write(`${asBytes} answers of subgraphs taken as bytes\n`);
  process.stdout.write(`skipped: ${JSON.stringify(skipped, null, 1)}\n`);
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n${String((error as Error).cause ?? '')}\n`);
  process.exitCode = 1;
}
process.stdout.write(`${Math.round((performance.now() - startedAt) / 1000)} s\n`);
