import {
  assertId,
  type Limit,
  limitKeys,
  type LimitService,
  newId,
  recordEvent,
  type TenantScope,
  UnauthenticatedError,
} from '@propmubi/runtime';
import { exportKey } from '@propmubi/privacy';
import type { ObjectStore } from '@propmubi/storage';
import type { IdentityKeys } from '../../security/keys.js';
import type { AuditLog } from '../audit/audit.service.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import type { OtpProof } from '../otp/otp-codes.js';
import type { OtpService } from '../otp/otp.service.js';
import type { SecondFactors } from '../second-factor/second-factor.service.js';
import { readContacts } from '../user/contact.repository.js';
import { exportUnderWay, noPlaceForExports } from './data-export.errors.js';
import { findExports, insertExport } from './data-export.repository.js';
import type { DataExport, DataExportDownload } from './data-export.types.js';

/** An export reads everything of a person in five services. */
const PER_DAY: Limit = {
  name: 'data-export',
  points: 2,
  windowSeconds: 86_400,
  onRedisDown: 'refuse',
  code: 'EXPORT_RATE_LIMITED',
};
/** How long its parts may take to come; after that what there is goes. */
const PREPARE_MS = 24 * 60 * 60_000;
const LINK_S = 5 * 60;
const ARCHIVE = 'archive';
export const archiveKey = (exportId: string) => exportKey(exportId, ARCHIVE);

/** What of a request's context it uses. */
interface Context {
  db: TenantScope;
  now(): Date;
  limits: LimitService;
  keys: IdentityKeys;
  secondFactors: SecondFactors;
  audit: AuditLog;
}

export interface DataExportDependencies {
  otp: OtpService;
  store: () => ObjectStore | null;
}

/** The right to see all that is held: asked for with a fresh code, prepared by all subgraphs, fetched by a short link. */
export function createDataExports({ otp, store }: DataExportDependencies) {
  return {
    /**
     * Begins an export of the viewer, who proves with a fresh code, and with the second factor where there is one, that it is them.
     * @throws UnauthenticatedError OTP_INVALID; ForbiddenError STEP_UP_REQUIRED; RateLimitedError EXPORT_RATE_LIMITED;
     * ConflictError EXPORT_UNDER_WAY; UnavailableError DOCUMENT_STORE_MISSING
     */
    async request(context: Context, proof: OtpProof): Promise<DataExport> {
      const { db, now, limits, keys, secondFactors, audit } = context;
      const { sessionId } = db.viewer;
      const userId = assertSignedIn(db.viewer);
      if (!store()) throw noPlaceForExports();
      const phone = await db.read(async (em) => (await readContacts(em, keys, [userId])).get(userId)?.phone);
      if (!phone) throw new UnauthenticatedError();
      await db.write((em) => secondFactors.assertRecentProof(em, userId, sessionId));
      await otp.check('sign-in', phone, proof);
      const charge = { limit: PER_DAY, key: limitKeys.user(userId) };
      await limits.spend([charge]);
      const at = now();
      const id = newId();
      const begun = await db.write(async (em) => {
        const expiresAt = new Date(at.getTime() + PREPARE_MS);
        if (!(await insertExport(em, { id, userId, at, expiresAt }))) return null;
        await recordEvent(em, {
          type: 'DataExportRequested',
          organizationId: null,
          data: { exportId: id, userId, requestedAt: at.toISOString() },
        });
        await audit.append(em, {
          organizationId: null,
          actorId: userId,
          action: 'DATA_EXPORT_REQUESTED',
          subjectId: userId,
          details: { exportId: id },
          at,
        });
        const [made] = await findExports(em, id);
        return made ?? null;
      });
      if (begun) return begun;
      await limits.refund([charge]);
      throw exportUnderWay();
    },

    /** The viewer's exports, newest first. */
    async list({ db }: Pick<Context, 'db'>): Promise<DataExport[]> {
      assertSignedIn(db.viewer);
      return db.read((em) => findExports(em));
    },

    /** A link to a finished export of the viewer; null for one that is not ready, is over, or is another person's. */
    async link(
      { db, now }: Pick<Context, 'db' | 'now'>,
      exportId: string,
    ): Promise<DataExportDownload | null> {
      assertSignedIn(db.viewer);
      const id = assertId(exportId, 'id');
      const [found] = await db.read((em) => findExports(em, id));
      const place = store();
      if (!place || found?.status !== 'READY' || found.expiresAt <= now()) return null;
      return place.signDownload(archiveKey(id), {
        mediaType: 'application/zip',
        fileName: 'propmubi-data.zip',
        expiresInS: LINK_S,
      });
    },
  };
}

export type DataExports = ReturnType<typeof createDataExports>;
