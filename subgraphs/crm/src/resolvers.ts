import type { NonEmptyArray } from 'type-graphql';
import { AssignmentResolver } from './modules/assignments/assignment.resolver.js';
import { FeedResolver } from './modules/feed/feed.resolver.js';
import { LeadFieldsResolver } from './modules/leads/lead-fields.resolver.js';
import { CreateLeadPayloadResolver, LeadResolver } from './modules/leads/lead.resolver.js';
import { WorkLeadResolver } from './modules/leads/work-lead.resolver.js';
import { PaymentResolver } from './modules/payments/payment.resolver.js';
import { LeadVisitsResolver, SiteVisitResolver } from './modules/visits/site-visit.resolver.js';
import { AgentWorkloadResolver } from './extends/agent/agent-workload.resolver.js';
import { OrganizationLeadsResolver } from './extends/organization/organization-leads.resolver.js';
import { RoutingResolver } from './modules/routing/routing.resolver.js';
import { LeadAlertResolver } from './modules/sla/alert.resolver.js';

export const resolvers: NonEmptyArray<Function> = [
  LeadResolver,
  CreateLeadPayloadResolver,
  WorkLeadResolver,
  LeadFieldsResolver,
  AssignmentResolver,
  FeedResolver,
  SiteVisitResolver,
  LeadVisitsResolver,
  PaymentResolver,
  RoutingResolver,
  LeadAlertResolver,
  AgentWorkloadResolver,
  OrganizationLeadsResolver,
];
