import type { ScoreComparison, Sides } from '@propmubi/trust';
import { print, printError } from '../terminal.js';
import { withTrustSubgraph } from '../trust-subgraph.js';

export interface CompareFlags {
  from?: string;
  to?: string;
  since?: string;
}

/**
 * Says who moved between two versions of the trust model, or since a moment, from the snapshots that were kept. Ids only.
 * Returns 1 where there is nothing to compare.
 */
export function trustCompare(flags: CompareFlags): Promise<number> {
  return withTrustSubgraph(async (trust) => {
    const sides = sidesOf(flags, await trust.modelVersions());
    if (typeof sides === 'string') {
      printError(sides);
      return 1;
    }
    print(renderComparison(await trust.compareScores(sides)));
    return 0;
  });
}

/** The sides to compare, or a sentence that says why there are none. */
export function sidesOf({ from, to, since }: CompareFlags, versions: readonly string[]): Sides | string {
  if (since !== undefined) {
    const moment = new Date(since);
    return Number.isNaN(moment.getTime()) ? `“${since}” is no moment such as 2026-11-01.` : { since: moment };
  }
  const known = versions.length === 0 ? 'none' : versions.join(', ');
  const [toModel, fromModel] = [
    to ?? versions[0],
    from ?? versions.find((one) => one !== (to ?? versions[0])),
  ];
  if (toModel === undefined || fromModel === undefined)
    return `Snapshots of two model versions are needed; there are: ${known}. With --since two moments are compared.`;
  const missing = [toModel, fromModel].find((one) => !versions.includes(one));
  return missing === undefined
    ? { fromModel, toModel }
    : `There are no snapshots of ${missing}; there are: ${known}.`;
}

/** The comparison as Markdown. */
export function renderComparison({ from, to, kinds, furthest }: ScoreComparison): string {
  const number = (value: number) => value.toFixed(2);
  const lines = [
    `# ${from} beside ${to}`,
    '',
    '| | compared | moved by a point | median move | greatest move |',
    '|---|---|---|---|---|',
    ...kinds.map(
      ({ type, compared, moved, medianMove, greatestMove }) =>
        `| ${type} | ${compared} | ${moved} | ${number(medianMove)} | ${number(greatestMove)} |`,
    ),
  ];
  for (const { type, bands } of kinds) {
    const changed = bands.filter((one) => one.from !== one.to);
    const kept = bands.reduce((sum, one) => (one.from === one.to ? sum + one.subjects : sum), 0);
    lines.push('', `${type}: ${kept} keep their band.`);
    if (changed.length > 0)
      lines.push(changed.map((one) => `${one.from} → ${one.to}: ${one.subjects}`).join(', '));
  }
  if (furthest.length > 0) {
    lines.push('', 'Furthest:');
    for (const { type, id, from: before, to: after } of furthest)
      lines.push(
        `- ${type} ${id}: ${number(before.score)} ${before.band} → ${number(after.score)} ${after.band}`,
      );
  }
  return lines.join('\n');
}
