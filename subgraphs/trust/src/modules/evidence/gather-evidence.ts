import type { EntityManager } from '@propmubi/runtime';
import { CAPS, type CapCode } from '../score/model/parameters.js';
import { type SubjectEvidence } from '../score/model/evidence.js';
import { agentEvidence } from './agent.evidence.js';
import {
  findAgentFacts,
  findEvidence,
  findListingFacts,
  findProjectFacts,
  findRegistered,
  type StoredEvidence,
} from './evidence.repository.js';
import { listingEvidence, segmentOfListing, type ParentScore } from './listing.evidence.js';
import { projectEvidence, segmentOfProject } from './project.evidence.js';
import { keyOf, type EvidenceBySubject, type Subject, type SubjectKey } from './subject.js';

/** The current scores of agents and projects, for the listings below them. */
export type ParentScores = (
  em: EntityManager,
  parents: readonly Subject[],
) => Promise<Map<SubjectKey, ParentScore>>;

/**
 * Everything known about subjects of any kind, with a number of statements that does not depend on how many there
 * are: what was observed (trust.evidence) and what projections of other subgraphs say now. A subject of which nothing
 * is known, not even that it exists, has no entry. `today` is a calendar day in India.
 */
export async function gatherEvidence(
  em: EntityManager,
  subjects: readonly Subject[],
  parentScores: ParentScores,
  today: string,
): Promise<EvidenceBySubject> {
  const idsOf = (type: Subject['type']) =>
    subjects.filter((subject) => subject.type === type).map(({ id }) => id);
  const agents = await ifAny(idsOf('AGENT'), (ids) => findAgentFacts(em, ids));
  const userIds = agents.flatMap(({ userId }) => (userId === null ? [] : [userId]));
  const stored = await findEvidence(em, [
    ...subjects,
    ...userIds.map((id): Subject => ({ type: 'USER', id })),
  ]);
  const bySubject = Map.groupBy(
    stored,
    ({ subjectType, subjectId }): SubjectKey => `${subjectType}:${subjectId}`,
  );
  const found: EvidenceBySubject = new Map(
    subjects.map((subject) => [
      keyOf(subject),
      {
        ...toSubjectEvidence(bySubject.get(keyOf(subject)) ?? []),
        segment: null,
        exists: bySubject.has(keyOf(subject)),
      },
    ]),
  );
  const registered = new Set(await ifAny(idsOf('USER'), (ids) => findRegistered(em, ids)));
  for (const id of idsOf('USER')) {
    const caps = phoneCap(bySubject.get(`USER:${id}`));
    add(found, `USER:${id}`, { evidence: [], caps }, { exists: registered.has(id) });
  }
  for (const agent of agents) {
    add(found, `AGENT:${agent.agentId}`, agentEvidence(agent, today), { exists: true });
    // Who the agent is as a person was proven for the user; their conduct as a buyer is not the agent's.
    const person = bySubject.get(`USER:${agent.userId}`)?.filter(({ factor }) => factor === 'IDENTITY') ?? [];
    const identity = toSubjectEvidence(person);
    add(found, `AGENT:${agent.agentId}`, {
      ...identity,
      caps: [...identity.caps, ...(person.length > 0 ? phoneCap(person) : [])],
    });
  }
  for (const project of await ifAny(idsOf('PROJECT'), (ids) => findProjectFacts(em, ids))) {
    const segment = segmentOfProject(project);
    add(found, `PROJECT:${project.projectId}`, projectEvidence(project), { exists: true, segment });
  }
  const listings = await ifAny(idsOf('LISTING'), (ids) => findListingFacts(em, ids));
  const parents = new Map<SubjectKey, Subject>();
  for (const { agentId, projectId, isAssignmentSynthetic } of listings) {
    if (isAssignmentSynthetic) continue;
    if (agentId) parents.set(`AGENT:${agentId}`, { type: 'AGENT', id: agentId });
    if (projectId) parents.set(`PROJECT:${projectId}`, { type: 'PROJECT', id: projectId });
  }
  const scores = parents.size > 0 ? await parentScores(em, [...parents.values()]) : new Map();
  for (const listing of listings) {
    const own = {
      agent: scores.get(`AGENT:${listing.agentId}`),
      project: scores.get(`PROJECT:${listing.projectId}`),
    };
    const segment = segmentOfListing(listing);
    add(found, `LISTING:${listing.listingId}`, listingEvidence(listing, own, today), {
      exists: true,
      segment,
    });
  }
  return found;
}

/** A person who is known by something, but not by their phone. */
function phoneCap(evidence: readonly StoredEvidence[] = []): CapCode[] {
  const proven = evidence.some(
    ({ kind, factor, value }) => factor === 'IDENTITY' && kind === 'PHONE' && value > 0.5,
  );
  return proven || evidence.length === 0 ? [] : ['PHONE_UNVERIFIED'];
}

function toSubjectEvidence(stored: readonly StoredEvidence[]): SubjectEvidence {
  return {
    evidence: stored.map(({ subjectType: _type, subjectId: _id, cap: _cap, ...evidence }) => evidence),
    caps: stored.flatMap(({ cap }) => (cap !== null && cap in CAPS ? [cap as CapCode] : [])),
  };
}

function add(
  found: EvidenceBySubject,
  key: SubjectKey,
  more: SubjectEvidence,
  about: { exists?: boolean; segment?: string } = {},
): void {
  const known = found.get(key);
  if (!known) return;
  known.evidence.push(...more.evidence);
  known.caps = [...new Set([...known.caps, ...more.caps])];
  known.exists ||= about.exists ?? false;
  known.segment ??= about.segment ?? null;
}

async function ifAny<T>(ids: string[], find: (ids: string[]) => Promise<T[]>): Promise<T[]> {
  return ids.length > 0 ? find(ids) : [];
}
