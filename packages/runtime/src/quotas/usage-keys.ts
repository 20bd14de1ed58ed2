/** In a cluster every key of one script lies in one slot. */
const PREFIX = '{quotas}:';

/** What an organization used on a day: a hash of `requests`, `cost`, `sockets` (the most at once) and `generation`. */
export const usageKey = (member: string): string => `${PREFIX}usage:${member}`;
/** Open sockets by process, each with when the process last said so. */
export const socketsKey = (organizationId: string): string => `${PREFIX}sockets:${organizationId}`;
/** Limits as JSON, by organization; those that hold for all others under `DEFAULT_LIMITS`. */
export const LIMITS_KEY = `${PREFIX}limits`;
export const DEFAULT_LIMITS = 'default';
/** Names of usage that identity has not taken, by the version at which it changed. */
export const CHANGED_KEY = `${PREFIX}changed`;
export const VERSION_KEY = `${PREFIX}version`;

export const memberOf = (day: string, organizationId: string): string => `${day}:${organizationId}`;
