import { inboxMigration, outboxMigration } from '@propmubi/runtime';
import { CreatePeople } from './20261121-0001-people.js';
import { CreateSessions } from './20261121-0002-sessions.js';
import { CreateAuditLog } from './20261121-0003-audit-log.js';
import { CreateApiKeys } from './20261121-0004-api-keys.js';
import { SealContacts } from './20261121-0005-personal-keys.js';
import { LetAgentsMove } from './20261121-0006-agents-move.js';
import { LetOldSessionsGo } from './20261121-0007-session-retention.js';

export const migrations = [
  { name: '20261121-0001-people', class: CreatePeople },
  { name: '20261121-0002-sessions', class: CreateSessions },
  { name: '20261121-0003-audit-log', class: CreateAuditLog },
  { name: '20261121-0004-api-keys', class: CreateApiKeys },
  { name: '20261121-0005-personal-keys', class: SealContacts },
  { name: '20261121-0006-agents-move', class: LetAgentsMove },
  { name: '20261121-0007-session-retention', class: LetOldSessionsGo },
  outboxMigration('identity'),
  inboxMigration('identity'),
];
