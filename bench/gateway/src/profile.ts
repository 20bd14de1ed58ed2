import { readFileSync } from 'node:fs';

/**
 * Where a process spent its time, from a CPU profile of V8: self time by package and by function, as shares.
 * `pnpm run-ts bench/gateway/src/profile.ts file.cpuprofile`
 */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

const SHOWN = 40;

for (const file of process.argv.slice(2)) {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byPackage = new Map<string, number>();
  const byFunction = new Map<string, number>();
  let busy = 0;
  samples.forEach((id, index) => {
    const frame = frames.get(id);
    const delta = timeDeltas[index] ?? 0;
    if (!frame || frame.functionName === '(idle)') return;
    busy += delta;
    const origin = originOf(frame.url);
    add(byPackage, frame.functionName === '(garbage collector)' ? 'garbage collection' : origin, delta);
    add(byFunction, `${frame.functionName || '(anonymous)'} ${origin}:${frame.lineNumber + 1}`, delta);
  });
  process.stdout.write(`${file}: ${(busy / 1e6).toFixed(1)} s busy\n`);
  for (const shares of [byPackage, byFunction]) {
    const sorted = [...shares].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
    for (const [name, micros] of sorted)
      process.stdout.write(`${((micros / busy) * 100).toFixed(1).padStart(5)} %  ${name}\n`);
    process.stdout.write('\n');
  }
}

function add(shares: Map<string, number>, name: string, micros: number): void {
  shares.set(name, (shares.get(name) ?? 0) + micros);
}

/** The package of an installed file, the path of one of ours, `node` for the runtime. */
function originOf(url: string): string {
  if (!url.startsWith('file:')) return url.startsWith('node:') ? url : 'native';
  const installed = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
  return installed ?? url.replace(/.*\/(packages|gateway|subgraphs|bench)\//, '$1/');
}
