import { fieldsOf, part, self, type Rules } from '../rule.js';
import { crmRules } from './crm.js';
import { identityRules } from './identity.js';
import { propertyRules } from './property.js';
import { reputationRules } from './reputation.js';
import { trustRules } from './trust.js';

/** What the gateway answers itself. */
const nodes = part('As the field of Query by the id of that type.');

/** Every rule that a subgraph states, and those of the gateway. */
export const allRules: Rules = {
  ...identityRules,
  ...propertyRules,
  ...trustRules,
  ...crmRules,
  ...reputationRules,
  ...fieldsOf('Query', '', { node: nodes, nodes, rateLimit: self('Of who asks.') }),
};
