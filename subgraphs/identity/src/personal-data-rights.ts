import {
  createRetentionJob,
  ERASURE_SIGNATURE_TYPE,
  exportPartConsumer,
  type RetentionJob,
  SIGNATURE_TYPE,
} from '@propmubi/privacy';
import { type Database, type EventConsumer, type Logger, runPeriodically } from '@propmubi/runtime';
import { type ObjectStore, openStore } from '@propmubi/storage';
import type { IdentityConfig } from './config.js';
import { onPersonalDataErased } from './consumers/on-personal-data-erased.js';
import type { AuditLog } from './modules/audit/audit.service.js';
import { accountSource } from './modules/data-export/account-source.js';
import { workOnExports } from './modules/data-export/assemble-exports.job.js';
import { createDataExports, type DataExports } from './modules/data-export/data-export.service.js';
import { onExportPart } from './modules/data-export/on-export-part.js';
import type { OtpService } from './modules/otp/otp.service.js';
import { identityPersonalData } from './personal-data.js';
import type { IdentityKeys } from './security/keys.js';
import { createPlatformSignature, type Sign } from './security/platform-signature.js';

const EXPORTS_EVERY_MS = 5_000;

/** What follows from people's rights to their data: exports, receipts of erasures, and what goes by its age. */
export interface PersonalDataRights {
  dataExports: DataExports;
  /** Where files are kept; null: nowhere. */
  store: () => ObjectStore | null;
  /** Signs receipts of erasures. */
  signErasure: Sign;
  retention: RetentionJob;
  consumers: EventConsumer[];
  /** Puts exports together whose parts are there, removes those that are over; every few seconds by itself. */
  workOnExports(): Promise<{ assembled: number; removed: number }>;
  close(): Promise<void>;
}

interface Parts {
  keys: IdentityKeys;
  otp: OtpService;
  audit: AuditLog;
  logger: Logger;
  database: () => Database;
  now: () => Date;
}

/** Without an object store there are no exports. */
export async function createPersonalDataRights(
  { documentStore, receiptKeys }: Pick<IdentityConfig, 'documentStore' | 'receiptKeys'>,
  { keys, otp, audit, logger, database, now }: Parts,
): Promise<PersonalDataRights> {
  const store = documentStore ? await openStore(documentStore, now) : null;
  const sign = createPlatformSignature(receiptKeys, SIGNATURE_TYPE);
  const work = async () =>
    store ? workOnExports({ database: database(), store, sign, now, logger }) : { assembled: 0, removed: 0 };
  const periodic = runPeriodically('working on exports', work, store ? EXPORTS_EVERY_MS : 0, logger);
  const retention = createRetentionJob({ map: identityPersonalData, database, logger });
  return {
    store: () => store,
    dataExports: createDataExports({ otp, store: () => store }),
    signErasure: createPlatformSignature(receiptKeys, ERASURE_SIGNATURE_TYPE),
    retention,
    consumers: [
      exportPartConsumer({ schema: 'identity', source: accountSource(keys), store: () => store }),
      onExportPart(() => store, now),
      onPersonalDataErased(audit, now),
    ],
    workOnExports: work,
    async close() {
      await Promise.all([periodic.stop(), retention.stop()]);
      store?.close();
    },
  };
}
