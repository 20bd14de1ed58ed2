import { UserResolver } from './modules/user/user.resolver.js';
import { UserListResolver } from './modules/user/user-list.resolver.js';
import { OrganizationResolver } from './modules/organization/organization.resolver.js';
import { AgentResolver } from './modules/agent/agent.resolver.js';
import { AgentApplicationResolver } from './modules/agent/agent-application.resolver.js';
import { InvitationResolver } from './modules/invitation/invitation.resolver.js';
import { MembershipResolver } from './modules/membership/membership.resolver.js';
import { RoleResolver } from './modules/role/role.resolver.js';
import { SessionResolver } from './modules/session/session.resolver.js';
import { SessionListResolver } from './modules/session/session-list.resolver.js';
import { SecondFactorResolver } from './modules/second-factor/second-factor.resolver.js';
import { AuditResolver, DataAccessResolver } from './modules/audit/audit.resolver.js';
import { ApiKeyResolver } from './modules/api-key/api-key.resolver.js';
import { PersonalDataResolver } from './modules/user/personal-data.resolver.js';
import { EmailResolver } from './modules/email/email.resolver.js';
import { PasskeyResolver } from './modules/passkey/passkey.resolver.js';
import { FieldUsageResolver } from './modules/field-usage/field-usage.resolver.js';
import { QuotaResolver } from './modules/quota/quota.resolver.js';
import { PasswordResolver } from './modules/password/password.resolver.js';
import { SsoResolver } from './modules/sso/sso.resolver.js';
import { DataExportResolver } from './modules/data-export/data-export.resolver.js';
import { BulkQueryResolver } from './modules/bulk-query/bulk-query.resolver.js';
import { WebhookResolver } from './modules/webhook/webhook.resolver.js';
import { DashboardPanelResolver, DashboardResolver } from './modules/dashboard/dashboard.resolver.js';
import { OperationsResolver } from './modules/operations/operations.resolver.js';
import { notificationResolvers } from './modules/notification/resolvers.js';

/** Everything that answers fields. */
export const resolvers = [
  UserResolver,
  UserListResolver,
  OrganizationResolver,
  AgentResolver,
  AgentApplicationResolver,
  InvitationResolver,
  MembershipResolver,
  RoleResolver,
  SessionResolver,
  SessionListResolver,
  SecondFactorResolver,
  EmailResolver,
  PasskeyResolver,
  SsoResolver,
  AuditResolver,
  DataAccessResolver,
  ApiKeyResolver,
  PersonalDataResolver,
  DataExportResolver,
  WebhookResolver,
  BulkQueryResolver,
  ...notificationResolvers,
  PasswordResolver,
  FieldUsageResolver,
  QuotaResolver,
  OperationsResolver,
  DashboardResolver,
  DashboardPanelResolver,
] as const;
