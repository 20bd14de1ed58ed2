import type { RoundRobinState } from '../settings/round-robin-state.js';

/**
 * Smooth weighted round robin (as in nginx's `ngx_http_upstream_round_robin`): each contender gains its weight, the
 * greatest wins and pays the sum. Over many picks each wins in proportion to its weight, without bursts.
 * Those who do not contend keep their weight, so standing aside for a while costs no agent their turn.
 */
export function pickInTurn(
  contenders: readonly { id: string; weight: number }[],
  state: RoundRobinState,
): { id: string; state: RoundRobinState } {
  const next: Record<string, number> = { ...state };
  let total = 0;
  let winner: string | undefined;
  // Ties go to the smaller id, so that the same state always gives the same answer.
  for (const { id, weight } of [...contenders].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    total += weight;
    const current = (next[id] ?? 0) + weight;
    next[id] = current;
    if (winner === undefined || current > (next[winner] as number)) winner = id;
  }
  if (winner === undefined) throw new Error('There are no contenders.');
  next[winner] = (next[winner] as number) - total;
  return { id: winner, state: next };
}
