import type { BuilderComparison } from '@propmubi/reputation';
import type { ScoreComparison, Sides } from '@propmubi/trust';
import { print, printError } from '../terminal.js';
import { withScoringSubgraphs } from '../trust-subgraph.js';

export interface CompareFlags {
  from?: string;
  to?: string;
  since?: string;
}

/** A scorer, and how the versions of its model are called. */
interface Scorer {
  model: string;
  modelVersions(): Promise<string[]>;
  compare(sides: Sides): Promise<ScoreComparison | BuilderComparison>;
}

/**
 * Says who moved between two versions of a model, or since a moment, from the snapshots that were kept: users, agents,
 * listings and projects, and builders. Ids only. Returns 1 where there is nothing to compare.
 */
export function trustCompare(flags: CompareFlags): Promise<number> {
  return withScoringSubgraphs(async (trust, reputation) => {
    const compared = await compareEach(flags, [
      {
        model: 'trust',
        modelVersions: () => trust.modelVersions(),
        compare: (sides) => trust.compareScores(sides),
      },
      {
        model: 'builder-reputation',
        modelVersions: () => reputation.modelVersions(),
        compare: (sides) => reputation.compareBuilders(sides),
      },
    ]);
    for (const { text, isFound } of compared) (isFound ? print : printError)(text);
    return compared.some(({ isFound }) => isFound) ? 0 : 1;
  });
}

/** What each scorer that the flags are about has to say; a version that is named is of one of them. */
export async function compareEach(
  flags: CompareFlags,
  scorers: readonly Scorer[],
): Promise<{ text: string; isFound: boolean }[]> {
  const named = [flags.from, flags.to].flatMap((version) => version ?? []);
  const isMeant = ({ model }: Scorer) =>
    named.length === 0 || named.some((version) => version.startsWith(`${model}/`));
  const meant = scorers.filter(isMeant);
  if (meant.length === 0) return [{ text: `No model is called ${named.join(' or ')}.`, isFound: false }];
  const found = [];
  for (const scorer of meant) {
    const sides = sidesOf(flags, await scorer.modelVersions());
    const text =
      typeof sides === 'string' ? `${scorer.model}: ${sides}` : renderComparison(await scorer.compare(sides));
    found.push({ text, isFound: typeof sides !== 'string' });
  }
  return found;
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
export function renderComparison({ from, to, kinds, furthest }: ScoreComparison | BuilderComparison): string {
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
