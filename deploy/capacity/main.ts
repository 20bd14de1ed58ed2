import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { monthlyCost, type Prices } from './cost.js';
import { PHASES } from './phases.js';
import { type Machine, planCapacity, type Workload } from './plan.js';
import { UNIT_COSTS } from './unit-costs.js';

const HELP = `Usage: pnpm plan:capacity [options]

What the platform needs for the busiest minute: of each phase, or of a workload that is given.

  --operations <n>  of visitors, a second       --kept <share>  of them answered as before (0.8)
  --leads <n>       a second                    --screens <n>   that are open
  --events <n>      to screens, a second
  --cores <n>       of a machine (4)            --memory <GiB>  of a machine (16)
  --prices <file>   JSON: currency, machine, database, redis, fixed, each for a month
  --sources         what the numbers were measured by`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({
  options: {
    ...{ operations: text, kept: text, leads: text, screens: text, events: text },
    ...{ cores: { ...text, default: '4' }, memory: { ...text, default: '16' }, prices: text },
    ...{ sources: flag, help: flag },
  },
});

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function number(name: keyof typeof values, fallback: number): number {
  const given = values[name];
  const value = given === undefined ? fallback : Number(given);
  if (!(value >= 0)) throw new Error(`--${name} ${String(given)} is not a number`);
  return value;
}

function show(name: string, workload: Workload, machine: Machine, prices: Prices | undefined): void {
  const { cores, processes, memoryBytes, machines, connections } = planCapacity(workload, machine);
  const part = (label: string, value: number) => `${label} ${value.toFixed(1)}`;
  print(`\n${name}: ${JSON.stringify(workload)}`);
  print(
    `  cores       ${cores.all.toFixed(1)} (${part('operations', cores.operations)}, ${part('kept', cores.kept)}, ${part('leads', cores.leads)}, ${part('events', cores.events)})`,
  );
  print(
    `  processes   ${processes}, ${(memoryBytes / 2 ** 30).toFixed(1)} GiB, ${connections} connections to Postgres`,
  );
  print(`  machines    ${machines} of ${machine.cores} cores`);
  if (!prices) return;
  const cost = monthlyCost({ cores, processes, memoryBytes, machines, connections }, prices);
  print(`  a month     ${Math.round(cost.all)} ${prices.currency}, of it stores ${Math.round(cost.stores)}`);
}

function main(): void {
  if (values.help) return print(HELP);
  const machine = { cores: number('cores', 4), memoryBytes: number('memory', 16) * 2 ** 30 };
  const prices = values.prices ? (JSON.parse(readFileSync(values.prices, 'utf8')) as Prices) : undefined;
  const given = ['operations', 'leads', 'screens', 'events'] as const;
  if (given.some((name) => values[name] !== undefined)) {
    const [operations, leads, screens, events] = given.map((name) => number(name, 0)) as [
      number,
      number,
      number,
      number,
    ];
    show('given', { operations, kept: number('kept', 0.8), leads, screens, events }, machine, prices);
  } else {
    for (const { name, workload, leaveWhen } of PHASES) {
      show(name, workload, machine, prices);
      print(`  until       ${leaveWhen}`);
    }
  }
  if (values.sources)
    for (const [name, { value, source }] of Object.entries(UNIT_COSTS))
      print(`\n${name} ${value}\n  ${source}`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
