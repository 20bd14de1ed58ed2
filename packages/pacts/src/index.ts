export {
  consumerPact,
  type ConsumerPact,
  type EventInteraction,
  type Exchange,
  type Interaction,
  type PactCall,
  type ProviderState,
} from './consumer-pact.js';
export { graphInteraction, type GraphExchange } from './graph-interaction.js';
export type { Read } from './read.js';
export { amount, each, exampleOf, flag, given, id, instant, matching, oneOf, text } from './values.js';
export { pactPath, PROVIDER, readPact, writePact } from './pact-file.js';
export {
  type Provider,
  type StateHandler,
  type StateValues,
  type Verified,
  verifyPact,
} from './verify-pact.js';
