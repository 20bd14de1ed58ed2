import type { StandardStatus } from '../../graphql/graphql.js';

/** How an agent thinks of the states of a listing, in the order of the tabs. */
export const GROUPS = {
  market: ['ACTIVE', 'ACTIVE_UNDER_CONTRACT', 'COMING_SOON'],
  drafts: ['INCOMPLETE'],
  paused: ['HOLD', 'PENDING'],
  gone: ['WITHDRAWN', 'CANCELED', 'CLOSED', 'EXPIRED'],
} as const satisfies Record<string, readonly StandardStatus[]>;

export type Group = keyof typeof GROUPS;

const isGroup = (value: unknown): value is Group => typeof value === 'string' && value in GROUPS;

/** The group that an address names; what is on the market where it names none. */
export function parseGroup({ show }: Record<string, unknown>): { show?: Group } {
  return isGroup(show) ? { show } : {};
}

export function groupOf(status: StandardStatus): Group | undefined {
  const groups = Object.entries(GROUPS) as [Group, readonly StandardStatus[]][];
  return groups.find(([, statuses]) => statuses.includes(status))?.[0];
}

/** What the graph lets its agent do in this state. */
export const mayPublish = (status: StandardStatus) =>
  !['ACTIVE', 'ACTIVE_UNDER_CONTRACT', 'CLOSED', 'DELETE', 'PENDING'].includes(status);

export const mayWithdraw = (status: StandardStatus) => ['market', 'paused'].includes(groupOf(status) ?? '');
