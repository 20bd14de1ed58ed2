import { standing, type SubjectEvidence } from '../score/model/evidence.js';

/** What scoring needs of an agent's registration. */
export interface AgentFacts {
  agentId: string;
  userId: string | null;
  reraNumber: string | null;
  licenceExpiresOn: string | null;
}

/** An agent's registration. An expired one is a lapsed one: it also caps. One of unknown length proves nothing. */
export function agentEvidence(
  { reraNumber, licenceExpiresOn: until }: AgentFacts,
  today: string,
): SubjectEvidence {
  if (reraNumber === null || until === null) return { evidence: [], caps: [] };
  const expired = until < today;
  return {
    evidence: [standing('IDENTITY', 'LICENCE', 'REGISTRY', expired ? 0 : 1, { facts: { until } })],
    caps: expired ? ['RERA_LAPSED'] : [],
  };
}
