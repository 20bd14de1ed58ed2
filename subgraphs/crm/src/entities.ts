import { Assignment } from './modules/assignments/assignment.entity.js';
import { Activity } from './modules/leads/activity.entity.js';
import { Consent } from './modules/leads/consent.entity.js';
import { Contact } from './modules/leads/contact.entity.js';
import { Lead } from './modules/leads/lead.entity.js';
import { KnownListing } from './modules/listings/listing.entity.js';
import { Payment } from './modules/payments/payment.entity.js';
import { AgentDesk } from './modules/routing/agent.entity.js';
import { OrganizationSettings } from './modules/routing/organization-settings.entity.js';
import { RoutingRule } from './modules/routing/routing-rule.entity.js';
import { LeadAlert } from './modules/sla/alert.entity.js';
import { SiteVisit } from './modules/visits/site-visit.entity.js';

export const entities = [
  Activity,
  AgentDesk,
  Assignment,
  Consent,
  Contact,
  KnownListing,
  LeadAlert,
  Lead,
  OrganizationSettings,
  Payment,
  RoutingRule,
  SiteVisit,
];
