import { Assignment } from './modules/lead/assignment.entity.js';
import { Activity } from './modules/lead/timeline/activity.entity.js';
import { Consent } from './modules/lead/consent/consent.entity.js';
import { Contact } from './modules/lead/contact/contact.entity.js';
import { LeadEnquiry } from './modules/lead/enquiry/lead-enquiry.entity.js';
import { Lead } from './modules/lead/lead.entity.js';
import { LeadMessage } from './modules/lead/message/lead-message.entity.js';
import { ListingProjection } from './modules/listing/listing-projection.entity.js';
import { Payment } from './modules/payment/payment.entity.js';
import { BrokerageAgent } from './modules/routing/brokerage-agent.entity.js';
import { OrganizationSettings } from './modules/settings/organization-settings.entity.js';
import { RoutingRule } from './modules/settings/routing-rule.entity.js';
import { LeadAlert } from './modules/lead/alert/alert.entity.js';
import { LeadTask } from './modules/task/lead-task.entity.js';
import { SiteVisit } from './modules/visit/site-visit.entity.js';

export const entities = [
  Activity,
  BrokerageAgent,
  Assignment,
  Consent,
  Contact,
  ListingProjection,
  LeadAlert,
  LeadEnquiry,
  Lead,
  LeadMessage,
  LeadTask,
  OrganizationSettings,
  Payment,
  RoutingRule,
  SiteVisit,
];
