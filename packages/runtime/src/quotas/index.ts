export {
  createUsageExchange,
  type UsageExchange,
  type UsageKnown,
  type UsageReport,
} from './usage-exchange.js';
export {
  publishLimits,
  readUsage,
  settleUsage,
  type CountedUsage,
  type GatewayLimits,
} from './usage-ledger.js';
export { UNMETERED } from './unmetered.js';
