import { INFRASTRUCTURE, type PersonalDataMap } from '@propmubi/privacy';
import { agentTables, applications } from './modules/agent/agent.personal-data.js';
import { apiKeyTables } from './modules/api-key/api-key.personal-data.js';
import { auditTables } from './modules/audit/audit.personal-data.js';
import { bulkQueryTables } from './modules/bulk-query/bulk-query.personal-data.js';
import { dataExportTables } from './modules/data-export/data-export.personal-data.js';
import { erasureTables } from './modules/erasure/erasure.personal-data.js';
import { invitationTables, invitations } from './modules/invitation/invitation.personal-data.js';
import { notificationTables } from './modules/notification/notification.personal-data.js';
import { organizationTables } from './modules/organization/organization.personal-data.js';
import { passkeyTables } from './modules/passkey/passkey.personal-data.js';
import { passwordTables } from './modules/password/password.personal-data.js';
import { fieldUsageTables } from './modules/field-usage/field-usage.personal-data.js';
import { quotaTables } from './modules/quota/quota.personal-data.js';
import { secondFactorTables } from './modules/second-factor/second-factor.personal-data.js';
import { sessionTables } from './modules/session/session.personal-data.js';
import { ssoTables } from './modules/sso/sso.personal-data.js';
import { webhookTables } from './modules/webhook/webhook.personal-data.js';
import { userTables } from './modules/user/user.personal-data.js';

export { applications, invitations };

/** Every table of identity; what it keeps of people is decided beside the module that keeps it. */
export const identityPersonalData: PersonalDataMap = {
  schema: 'identity',
  tables: {
    ...INFRASTRUCTURE,
    ...userTables,
    ...invitationTables,
    ...agentTables,
    ...sessionTables,
    ...apiKeyTables,
    ...secondFactorTables,
    ...passkeyTables,
    ...passwordTables,
    ...notificationTables,
    ...organizationTables,
    ...fieldUsageTables,
    ...quotaTables,
    ...ssoTables,
    ...webhookTables,
    ...erasureTables,
    ...dataExportTables,
    ...bulkQueryTables,
    ...auditTables,
  },
  retention: [applications, invitations],
};
