import {
  inboxMigration,
  outboxMigration,
  settingsOnceMigration,
  type SubgraphMigration,
} from '@propmubi/runtime';
import { AddBulkQueries } from './0040-bulk-queries.js';
import { CreatePeople } from './0001-people.js';
import { CreateSessions } from './0002-sessions.js';
import { CreateAuditLog } from './0003-audit-log.js';
import { CreateApiKeys } from './0004-api-keys.js';
import { SealContacts } from './0005-personal-keys.js';
import { AllowAgentTransfer } from './0006-agents-move.js';
import { AllowSessionCleanup } from './0007-session-retention.js';
import { AddInvitations } from './0008-invitations.js';
import { AddRevocationRecovery } from './0010-revocations.js';
import { ShowContactToLeadHolder } from './0011-lead-holders.js';
import { AddWorkLists } from './0012-work-lists.js';
import { AddSecondFactor } from './0013-second-factor.js';
import { AddRetention } from './0016-retention.js';
import { AuditEverySubgraph } from './0017-audit-every-subgraph.js';
import { AnnounceMembers } from './0018-announce-members.js';
import { AnchorAudit } from './0019-anchor-audit.js';
import { AddDevices } from './0020-add-devices.js';
import { CreateNotifications } from './0021-notifications.js';
import { AllowAuditVerification } from './0014-audit-verification.js';
import { AddSignInMethods } from './0025-sign-in-methods.js';
import { AddPasskeys } from './0026-passkeys.js';
import { AddSingleSignOn } from './0027-single-sign-on.js';
import { AddPasswords } from './0028-passwords.js';
import { AddDataExports } from './0029-data-exports.js';
import { AddErasureReceipts } from './0030-erasure-receipts.js';
import { CreateQuotas } from './0031-quotas.js';
import { AddSsoProof } from './0032-sso-proof.js';
import { AddSuperAdmin } from './0033-super-admin.js';
import { AddAuditKeys } from './0034-audit-keys.js';
import { AddWebhooks } from './0036-webhooks.js';
import { NoteUsage } from './0038-noted-usage.js';
import { FindDueHeads } from './0037-webhook-heads.js';
import { AllowPepperRotation } from './0039-digest-rotation.js';
import { CountFieldUsage } from './0045-field-usage.js';
import { AddEndOfAbsence } from './0042-absence-of-agents.js';
import { AddBrands } from './0046-brands.js';
import { OwnContacts } from './0047-own-contacts.js';
import { TrimByPlace } from './0048-trim-by-place.js';
import { ShowErased } from './0049-show-erased.js';
import { ShowContactByConsent } from './0009-contact-by-consent.js';
import { AnnounceAgentProfiles } from './0043-announce-agent-profiles.js';

export const migrations: SubgraphMigration[] = [
  { name: '0001-people', class: CreatePeople, formerNames: ['20261121-0001-people'] },
  { name: '0002-sessions', class: CreateSessions, formerNames: ['20261121-0002-sessions'] },
  { name: '0003-audit-log', class: CreateAuditLog, formerNames: ['20261121-0003-audit-log'] },
  { name: '0004-api-keys', class: CreateApiKeys, formerNames: ['20261121-0004-api-keys'] },
  { name: '0005-personal-keys', class: SealContacts, formerNames: ['20261121-0005-personal-keys'] },
  { name: '0006-agents-move', class: AllowAgentTransfer, formerNames: ['20261121-0006-agents-move'] },
  {
    name: '0007-session-retention',
    class: AllowSessionCleanup,
    formerNames: ['20261121-0007-session-retention'],
  },
  { name: '0008-invitations', class: AddInvitations },
  { name: '0009-contact-by-consent', class: ShowContactByConsent },
  { name: '0010-revocations', class: AddRevocationRecovery },
  { name: '0011-lead-holders', class: ShowContactToLeadHolder },
  { name: '0012-work-lists', class: AddWorkLists },
  { name: '0013-second-factor', class: AddSecondFactor },
  { name: '0014-audit-verification', class: AllowAuditVerification },
  { name: '0016-retention', class: AddRetention },
  { name: '0017-audit-every-subgraph', class: AuditEverySubgraph },
  { name: '0018-announce-members', class: AnnounceMembers },
  { name: '0019-anchor-audit', class: AnchorAudit },
  { name: '0020-add-devices', class: AddDevices },
  { name: '0021-notifications', class: CreateNotifications },
  { name: '0025-sign-in-methods', class: AddSignInMethods },
  { name: '0026-passkeys', class: AddPasskeys },
  { name: '0027-single-sign-on', class: AddSingleSignOn },
  { name: '0028-passwords', class: AddPasswords },
  { name: '0029-data-exports', class: AddDataExports },
  { name: '0030-erasure-receipts', class: AddErasureReceipts },
  { name: '0031-quotas', class: CreateQuotas },
  { name: '0032-sso-proof', class: AddSsoProof },
  { name: '0033-super-admin', class: AddSuperAdmin },
  { name: '0034-audit-keys', class: AddAuditKeys },
  { name: '0036-webhooks', class: AddWebhooks },
  { name: '0038-noted-usage', class: NoteUsage },
  { name: '0037-webhook-heads', class: FindDueHeads },
  { name: '0039-digest-rotation', class: AllowPepperRotation },
  { name: '0042-absence-of-agents', class: AddEndOfAbsence },
  { name: '0040-bulk-queries', class: AddBulkQueries },
  { name: '0043-announce-agent-profiles', class: AnnounceAgentProfiles },
  { name: '0045-field-usage', class: CountFieldUsage },
  { name: '0046-brands', class: AddBrands },
  { name: '0047-own-contacts', class: OwnContacts },
  { name: '0048-trim-by-place', class: TrimByPlace },
  { name: '0049-show-erased', class: ShowErased },
  outboxMigration('identity'),
  inboxMigration('identity'),
  settingsOnceMigration('identity', ['identity.tenant_id()', 'identity.viewer_id()', 'identity.purpose()']),
];
