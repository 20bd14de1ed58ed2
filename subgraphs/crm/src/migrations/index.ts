import {
  brokerageMembersMigration,
  idempotencyRetentionMigration,
  type SubgraphMigration,
} from '@propmubi/runtime';
import { CreateProjections } from './0001-projections.js';
import { CreateLeads } from './0002-leads.js';
import { CreateAcrossTenants } from './0003-across-tenants.js';
import { CreateVisitsAndPayments } from './0004-visits-and-payments.js';
import { CreateRetention } from './0005-retention.js';
import { CreateErasure } from './0006-erasure.js';
import { AddContactProof } from './0007-contact-proof.js';
import { AddReturningAgents } from './0008-returning-agents.js';
import { AddProjectBrokerages } from './0009-project-brokerages.js';
import { AddVisitRequests } from './0010-visits-and-payments.js';
import { AddLiveChannels } from './0011-live-channels.js';
import { AddListingAlerts } from './0012-listing-alerts.js';
import { AddLeadLists } from './0013-lead-lists.js';
import { AddFormerMembers } from './0014-former-members.js';
import { AddLeadTasks } from './0015-lead-tasks.js';
import { AnnounceHolders } from './0016-announce-holders.js';
import { DropVisitsByAgent } from './0017-visits-by-lead.js';
import { AddRetention } from './0018-retention.js';
import { AddSeenLeads } from './0019-seen-leads.js';
import { AddLeadMessages } from './0020-lead-messages.js';
import { AllowDigestRotation } from './0021-digest-rotation.js';
import { AddWorkLists } from './0022-work-lists.js';

export const migrations: SubgraphMigration[] = [
  { name: '0001-projections', class: CreateProjections, formerNames: ['001-projections'] },
  { name: '0002-leads', class: CreateLeads, formerNames: ['002-leads'] },
  { name: '0003-across-tenants', class: CreateAcrossTenants, formerNames: ['003-across-tenants'] },
  {
    name: '0004-visits-and-payments',
    class: CreateVisitsAndPayments,
    formerNames: ['004-visits-and-payments'],
  },
  { name: '0005-retention', class: CreateRetention, formerNames: ['005-retention'] },
  { name: '0006-erasure', class: CreateErasure, formerNames: ['006-erasure'] },
  { name: '0007-contact-proof', class: AddContactProof },
  { name: '0008-returning-agents', class: AddReturningAgents },
  { name: '0009-project-brokerages', class: AddProjectBrokerages },
  { name: '0010-visits-and-payments', class: AddVisitRequests },
  idempotencyRetentionMigration('crm'),
  { name: '0011-live-channels', class: AddLiveChannels },
  { name: '0012-listing-alerts', class: AddListingAlerts },
  { name: '0013-lead-lists', class: AddLeadLists },
  { name: '0014-former-members', class: AddFormerMembers },
  { name: '0015-lead-tasks', class: AddLeadTasks },
  { name: '0016-announce-holders', class: AnnounceHolders },
  { name: '0017-visits-by-lead', class: DropVisitsByAgent },
  { name: '0018-retention', class: AddRetention },
  brokerageMembersMigration('crm'),
  { name: '0019-seen-leads', class: AddSeenLeads },
  { name: '0020-lead-messages', class: AddLeadMessages },
  { name: '0021-digest-rotation', class: AllowDigestRotation },
  { name: '0022-work-lists', class: AddWorkLists },
];
