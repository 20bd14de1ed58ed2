import type { NonEmptyArray } from 'type-graphql';
import { AssignmentResolver } from './modules/assignment/assignment.resolver.js';
import { ChannelCursorResolver, ChannelResolver } from './modules/feed/live/channel.resolver.js';
import { FeedCursorResolver, FeedResolver } from './modules/feed/live/feed.resolver.js';
import { LeadFieldsResolver } from './modules/lead/lead-fields.resolver.js';
import { CreateLeadPayloadResolver, CreateLeadResolver } from './modules/commands/create-lead.resolver.js';
import { LeadEnquiriesResolver, LeadEnquiryResolver } from './modules/lead/enquiry/lead-enquiry.resolver.js';
import { ActivityResolver } from './modules/lead/timeline/activity.resolver.js';
import { LeadResolver } from './modules/lead/lead.resolver.js';
import { WorkLeadResolver } from './modules/commands/work-lead.resolver.js';
import { PaymentResolver } from './modules/payment/payment.resolver.js';
import { LeadStatsResolver } from './modules/stats/lead-stats.resolver.js';
import { MyDayResolver } from './modules/day/my-day.resolver.js';
import { WorkListsResolver } from './modules/day/work-lists.resolver.js';
import { LeadMessageResolver, LeadMessagesResolver } from './modules/message/lead-message.resolver.js';
import { MessageChannelResolver } from './modules/message/message-channel.resolver.js';
import { LeadTaskResolver, LeadWorkResolver } from './modules/task/lead-task.resolver.js';
import { LeadVisitsResolver, SiteVisitResolver } from './modules/visit/site-visit.resolver.js';
import { AgentWorkloadResolver } from './extends/agent/agent-workload.resolver.js';
import { OrganizationLeadsResolver } from './extends/organization/organization-leads.resolver.js';
import { PreviewRoutingResolver } from './modules/routing/preview-routing.resolver.js';
import { LeadSettingsResolver, RoutingResolver } from './modules/settings/routing.resolver.js';
import { LeadAlertResolver } from './modules/lead/alert/alert.resolver.js';

export const resolvers: NonEmptyArray<Function> = [
  LeadResolver,
  CreateLeadResolver,
  CreateLeadPayloadResolver,
  WorkLeadResolver,
  LeadFieldsResolver,
  ActivityResolver,
  LeadEnquiryResolver,
  LeadEnquiriesResolver,
  AssignmentResolver,
  FeedResolver,
  FeedCursorResolver,
  ChannelResolver,
  ChannelCursorResolver,
  SiteVisitResolver,
  LeadVisitsResolver,
  LeadMessageResolver,
  LeadMessagesResolver,
  MessageChannelResolver,
  LeadTaskResolver,
  LeadWorkResolver,
  MyDayResolver,
  WorkListsResolver,
  LeadStatsResolver,
  PaymentResolver,
  RoutingResolver,
  LeadSettingsResolver,
  PreviewRoutingResolver,
  LeadAlertResolver,
  AgentWorkloadResolver,
  OrganizationLeadsResolver,
];
