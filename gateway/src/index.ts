export { createGateway, type Gateway, type GatewayOverrides } from './gateway.js';
export { gatewayConfigFromEnv, type GatewayConfig } from './config.js';
export { gatewaySettings } from './config/settings.js';
export type { GatewayContext } from './operations/gateway-context.js';
export type { Dependency } from './http/health-routes.js';
export type { Policy } from './authorization/access-policy.js';
export {
  type OperationManifest,
  operationId,
  readManifest,
  type StoredOperation,
} from './stored/manifest.js';
export { CLOSE } from './live/close-codes.js';
export { readContractHeader, withContractHeader } from './contracts/contract-version.js';
export { lastDayOf } from './contracts/deprecated-uses.js';
export { contractSchema } from './contracts/contract-schema.js';
export {
  CONTRACTS,
  contractTag,
  INTERNAL_TAG,
  isContract,
  type ContractName,
} from './contracts/contract-tags.js';
export { createAccessPolicy } from './authorization/access-policy.js';
export { readRequirements } from './authorization/requirements.js';
