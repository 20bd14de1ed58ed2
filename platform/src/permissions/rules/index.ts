import type { Rules } from '../rule.js';
import { crmRules } from './crm.js';
import { identityRules } from './identity.js';
import { propertyRules } from './property.js';
import { reputationRules } from './reputation.js';
import { trustRules } from './trust.js';

/** Every rule that a subgraph states. */
export const allRules: Rules = {
  ...identityRules,
  ...propertyRules,
  ...trustRules,
  ...crmRules,
  ...reputationRules,
};
