export { atMost } from './at-most.js';
export { tightestOf, type Charge, type Limit, type LimitState } from './limit.js';
export { limitKeys, networkOf } from './limit-keys.js';
export { createLimitService, type LimitService } from './limit-service.js';
export { LocalBuckets } from './local-buckets.js';
export { createSharedBuckets, type SharedBuckets } from './shared-buckets.js';
