/** Day of the contracts that were released last; written by `pnpm schema:release`. */
export const CONTRACT_VERSION = '2026-11-26';
