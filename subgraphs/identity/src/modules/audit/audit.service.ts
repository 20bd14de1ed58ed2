import {
  type AuditAction,
  currentViewer,
  type EntityManager,
  noteAct,
  PLATFORM_CHAIN,
  roleOf,
} from '@propmubi/runtime';
import {
  type AuditLink,
  type AuditProblem,
  type AuditRecord,
  ChainWalk,
  genesisOf,
  headSeal,
  linkHash,
} from './audit-chain.js';
import type { AuditKeys } from './audit-keys.js';
import { entriesAfter, findHead, insertLinks, lockHead } from './audit.repository.js';

export interface NewAuditEntry {
  organizationId: string | null;
  actorId: string | null;
  /** Without a person: by the clock, or by a command of those who run the installation. */
  role?: 'SYSTEM' | 'OPERATOR';
  action: AuditAction;
  subjectId: string;
  /** Ids and codes, never personal data: the log outlives an erasure. */
  details?: AuditRecord['details'];
  at: Date;
}

/** An entry before it has its place. */
export type PlacelessEntry = Omit<AuditRecord, 'version' | 'organizationId' | 'seq'>;

export interface AuditFinding {
  entries: number;
  problem: AuditProblem | null;
  /** Where it begins. */
  seq: number | null;
}

/** How many entries are checked between two looks at what else waits. */
export const VERIFIED_AT_ONCE = 1_000;

export function createAuditLog(keys: AuditKeys) {
  const { id: keyId, key } = keys.current;

  /**
   * Appends within the transaction of what it tells, which acts in the chain’s tenant. The lock on the head puts entries of one
   * chain in an order without gaps; it is held until commit, so append last.
   */
  async function appendAll(
    em: EntityManager,
    organizationId: string,
    entries: readonly PlacelessEntry[],
  ): Promise<void> {
    await em.flush();
    const genesis = genesisOf(organizationId);
    const head = await lockHead(em, organizationId, {
      keyId,
      seq: 0,
      hash: genesis,
      seal: headSeal(key, organizationId, 0, genesis),
    });
    if (!head) throw new Error('The audit chain of another tenant cannot be appended to.');
    let previousHash = head.hash;
    const links = entries.map((entry, at): AuditLink => {
      const record: AuditRecord = { ...entry, version: 2, organizationId, seq: head.seq + at + 1 };
      previousHash = linkHash(key, record, previousHash);
      return { ...record, keyId, hash: previousHash };
    });
    const seq = head.seq + links.length;
    await insertLinks(em, links, {
      keyId,
      seq,
      hash: previousHash,
      seal: headSeal(key, organizationId, seq, previousHash),
    });
  }

  return {
    appendAll,

    /** Appends what identity itself does. */
    async append(em: EntityManager, { organizationId, at, details = {}, ...entry }: NewAuditEntry) {
      const viewer = currentViewer();
      const isActor = viewer !== undefined && viewer.userId === entry.actorId;
      const as = isActor ? { role: roleOf(viewer.roles), viaKey: viewer.viaKey ?? false } : {};
      await appendAll(em, organizationId ?? PLATFORM_CHAIN, [
        { ...OWN_ACT, ...as, ...entry, details, recordedAt: at },
      ]);
      noteAct(em);
    },

    /** Checks a whole chain against its hashes and its head, in pages, between which other requests have their turn. */
    async verify(em: EntityManager, chain: string): Promise<AuditFinding> {
      const walk = new ChainWalk(keys, chain);
      let entries = 0;
      for (let page: AuditLink[] | undefined; page === undefined || page.length === VERIFIED_AT_ONCE;) {
        page = await entriesAfter(em, chain, walk.seq, VERIFIED_AT_ONCE);
        entries += page.length;
        if (!walk.take(page)) break;
      }
      const found = walk.end(await findHead(em, chain));
      return { entries, problem: found?.problem ?? null, seq: found?.seq ?? null };
    },
  };
}

export type AuditLog = ReturnType<typeof createAuditLog>;

const OWN_ACT = {
  kind: 'ACT',
  source: 'identity',
  eventId: null,
  role: null,
  viaKey: false,
  subjectType: null,
  personId: null,
  before: null,
  after: null,
} as const;
