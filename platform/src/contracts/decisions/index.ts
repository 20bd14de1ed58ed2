import type { ContractDecisions } from '../decision.js';
import { crm } from './crm.js';
import { identity } from './identity.js';
import { property } from './property.js';
import { reputation } from './reputation.js';
import { trust } from './trust.js';

export const contractDecisions: ContractDecisions = {
  ...identity,
  ...property,
  ...trust,
  ...crm,
  ...reputation,
};
