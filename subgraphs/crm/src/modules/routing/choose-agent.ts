import type { MatchExplanation } from '../lead/assignment.entity.js';
import { matchOf, NEAR_BEST, type Candidate, type LeadNeeds } from './match.js';
import { pickInTurn } from './round-robin.js';
import type { RoundRobinState } from '../settings/round-robin-state.js';

export interface Choice {
  agentId: string;
  match: MatchExplanation;
  roundRobin: RoundRobinState;
}

/** The best match; those within 0.05 of it take turns in proportion to their score. Undefined when no agent is eligible. */
export function chooseAgent(
  lead: LeadNeeds,
  candidates: readonly Candidate[],
  roundRobin: RoundRobinState,
): Choice | undefined {
  if (candidates.length === 0) return undefined;
  const matches = candidates.map((candidate) => ({ id: candidate.agentId, ...matchOf(lead, candidate) }));
  const best = Math.max(...matches.map(({ final }) => final));
  const contenders = matches.filter(({ final }) => final >= best - NEAR_BEST);
  const { id: agentId, state } = pickInTurn(
    contenders.map(({ id, final }) => ({ id, weight: final })),
    roundRobin,
  );
  const { id: _, ...match } = matches.find(({ id }) => id === agentId) as (typeof matches)[number];
  return {
    agentId,
    match: { ...match, eligible: candidates.length, contenders: contenders.length },
    roundRobin: state,
  };
}
