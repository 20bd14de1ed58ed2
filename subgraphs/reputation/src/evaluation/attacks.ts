import { marketOf, rateBuilder } from '../modules/builder-reputation/model/market.js';
import { type BuilderFacts } from '../modules/builder-reputation/model/builder-score.js';
import { registeredDate } from '../modules/builder-reputation/model/delivery.js';

export interface Attack {
  name: string;
  /** Points that the score of a builder moves by, over those it was tried for. */
  greatest: number;
  median: number;
  builders: number;
}

const TRIED = 200;

/** What a builder, or the mere passing of a day, can do to its score with the register's own means. */
export function attacksOn(builders: ReadonlyMap<string, BuilderFacts>, asOf: string): Attack[] {
  const market = marketOf(builders, asOf);
  const rated = [...builders.entries()].filter(([, facts]) => rateBuilder(facts, market).band !== 'NEW');
  const step = Math.max(1, Math.floor(rated.length / TRIED));
  const tried = rated.filter((_, place) => place % step === 0);
  const gainOf = (name: string, change: (facts: BuilderFacts) => BuilderFacts): Attack => {
    const gains = tried
      .map(([, facts]) => rateBuilder(change(facts), market).score - rateBuilder(facts, market).score)
      .sort((a, b) => a - b);
    return {
      name,
      greatest: gains.at(-1) ?? 0,
      median: gains[Math.floor(gains.length / 2)] ?? 0,
      builders: gains.length,
    };
  };
  return [
    gainOf('a deadline is missed: a date of tomorrow becomes one of yesterday', (facts) => ({
      ...facts,
      projects: moveNextDate(facts, asOf),
    })),
    gainOf('ten invented registrations of one unit, due in years', (facts) => ({
      ...facts,
      projects: [...facts.projects, ...invented(facts, 10, '2034-12-31')],
    })),
    gainOf('ten registrations of one unit whose date passed in silence', (facts) => ({
      ...facts,
      projects: [...facts.projects, ...invented(facts, 10, `${Number(asOf.slice(0, 4)) - 2}-12-31`)],
    })),
  ];
}

function moveNextDate({ projects }: BuilderFacts, asOf: string) {
  const next = projects.find((project) => (registeredDate(project) ?? '') > asOf);
  const yesterday = new Date(Date.parse(asOf) - 86_400_000).toISOString().slice(0, 10);
  return projects.map((project) =>
    project === next ? { ...project, revisedCompletion: yesterday, proposedCompletion: yesterday } : project,
  );
}

function invented({ projects }: BuilderFacts, count: number, due: string) {
  const [like] = projects;
  if (!like) return [];
  return Array.from({ length: count }, (_, place) => ({
    ...like,
    projectId: `${like.projectId}-${place}`,
    apartments: 1,
    plots: 0,
    cases: 0,
    complaints: 0,
    proposedCompletion: due,
    revisedCompletion: null,
    extendedCompletion: null,
    completedOn: null,
  }));
}
