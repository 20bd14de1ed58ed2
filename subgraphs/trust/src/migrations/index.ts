import {
  brokerageMembersMigration,
  idempotencyMigration,
  inboxMigration,
  outboxMigration,
  settingsOnceMigration,
  type SubgraphMigration,
} from '@propmubi/runtime';
import { CreateScores } from './0001-create-scores.js';
import { CreateDocuments } from './0002-create-documents.js';
import { CompleteDocuments } from './0003-complete-documents.js';
import { AddStanding } from './0004-add-standing.js';
import { AddScoreModel } from './0005-add-score-model.js';
import { AddLogNodes } from './0006-add-log-nodes.js';
import { AddDocumentParts } from './0007-add-document-parts.js';
import { ForgetProjects } from './0008-forget-projects.js';
import { DateRegisterSyncs } from './0009-date-register-syncs.js';
import { AddRaters } from './0010-add-raters.js';
import { AddDocumentStore } from './0011-add-document-store.js';
import { RankExactly } from './0012-rank-exactly.js';
import { AddDocumentWorkflow } from './0013-add-document-workflow.js';
import { RememberRevocations } from './0014-remember-revocations.js';
import { AnchorAudit } from './0017-anchor-audit.js';
import { ShareIdempotency } from './0015-share-idempotency.js';
import { AddRetention } from './0016-retention.js';
import { HoldBands } from './0018-hold-bands.js';
import { AddRaterVoices } from './0019-add-rater-voices.js';
import { MoveDocuments } from './0020-move-documents.js';
import { SpeedUpStatistics } from './0021-speed-up-statistics.js';
import { AddPaperErasure } from './0022-erase-papers.js';
import { EraseMovedPapers } from './0024-erase-moved-papers.js';
import { AddStorageQuotas } from './0025-storage-quotas.js';

export const trustMigrations: SubgraphMigration[] = [
  { name: '0001-create-scores', class: CreateScores, formerNames: ['2026-11-01-create-scores'] },
  { name: '0002-create-documents', class: CreateDocuments, formerNames: ['2026-11-02-create-documents'] },
  {
    name: '0003-complete-documents',
    class: CompleteDocuments,
    formerNames: ['2026-11-03-complete-documents'],
  },
  { name: '0004-add-standing', class: AddStanding, formerNames: ['2026-11-26-add-standing'] },
  { name: '0005-add-score-model', class: AddScoreModel },
  { name: '0006-add-log-nodes', class: AddLogNodes },
  { name: '0007-add-document-parts', class: AddDocumentParts },
  { name: '0008-forget-projects', class: ForgetProjects },
  { name: '0009-date-register-syncs', class: DateRegisterSyncs },
  { name: '0010-add-raters', class: AddRaters },
  { name: '0011-add-document-store', class: AddDocumentStore },
  { name: '0012-rank-exactly', class: RankExactly },
  { name: '0013-add-document-workflow', class: AddDocumentWorkflow },
  { name: '0014-remember-revocations', class: RememberRevocations },
  { name: '0015-share-idempotency', class: ShareIdempotency },
  { name: '0016-retention', class: AddRetention },
  { name: '0017-anchor-audit', class: AnchorAudit },
  brokerageMembersMigration('trust'),
  { name: '0018-hold-bands', class: HoldBands },
  { name: '0019-add-rater-voices', class: AddRaterVoices },
  { name: '0020-move-documents', class: MoveDocuments },
  { name: '0021-speed-up-statistics', class: SpeedUpStatistics },
  { name: '0022-erase-papers', class: AddPaperErasure },
  { name: '0024-erase-moved-papers', class: EraseMovedPapers },
  { name: '0025-storage-quotas', class: AddStorageQuotas },
  outboxMigration('trust'),
  inboxMigration('trust'),
  idempotencyMigration('trust'),
  settingsOnceMigration('trust'),
];
