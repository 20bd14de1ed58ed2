import type { EventData } from '@propmubi/events';
import { execute, onEvent, query, sql, type EntityManager } from '@propmubi/runtime';
import { recordEvidence } from '../modules/evidence/record-evidence.js';
import { requestRecomputation } from '../modules/score/recomputation.queue.js';

export const onAgentRegistered = onEvent('AgentRegistered', ({ data }, em) => saveAgent(em, data));
export const onAgentUpdated = onEvent('AgentUpdated', ({ data }, em) => saveAgent(em, data));

export const onAgentLicenceExpired = onEvent('AgentLicenceExpired', async ({ data }, em) => {
  await execute(
    em,
    sql`update trust.agent set licence_expires_on = least(licence_expires_on, ${data.expiredOn}::date)
         where agent_id = ${data.agentId}::uuid`,
  );
  await requestRecomputation(em, [{ type: 'AGENT', id: data.agentId }]);
});

export const onUserRegistered = onEvent('UserRegistered', async ({ data }, em) => {
  await execute(
    em,
    sql`insert into trust.person (user_id) values (${data.userId}::uuid) on conflict do nothing`,
  );
  await requestRecomputation(em, [{ type: 'USER', id: data.userId }]);
});

const SOURCE_OF_PROOF = {
  PHONE: 'TRANSACTION',
  EMAIL: 'SIGNAL',
  PAN: 'DOCUMENT',
  AADHAAR: 'DOCUMENT',
  GSTIN: 'REGISTRY',
  RERA_AGENT: 'REGISTRY',
  KYC: 'DOCUMENT',
} as const;

/** What was proven about a person. It does not decay, it expires. */
export const onIdentityVerified = onEvent('IdentityVerified', async ({ data }, em) => {
  await recordEvidence(em, [
    {
      subject: { type: 'USER', id: data.userId },
      factor: 'IDENTITY',
      kind: data.kind === 'PHONE' ? 'PHONE' : 'IDENTITY_PROOF',
      source: SOURCE_OF_PROOF[data.kind],
      sourceKey: data.kind,
      value: data.valid ? 1 : 0,
      expiresOn: data.expiresOn,
      observedAt: data.verifiedAt,
    },
  ]);
  const agents = await query(
    em,
    sql<{ id: string }>`select agent_id as id from trust.agent where user_id = ${data.userId}::uuid`,
  );
  await requestRecomputation(
    em,
    agents.map(({ id }) => ({ type: 'AGENT', id })),
  );
});

async function saveAgent(em: EntityManager, agent: EventData<'AgentUpdated'>): Promise<void> {
  await execute(
    em,
    sql`insert into trust.agent as known
          (agent_id, user_id, organization_id, rera_number, licence_expires_on, updated_at)
        values (${agent.agentId}::uuid, ${agent.userId}::uuid, ${agent.organizationId}::uuid, ${agent.reraNumber},
          ${agent.licenceExpiresOn}::date, ${agent.updatedAt}::timestamptz)
        on conflict (agent_id) do update set
          user_id = excluded.user_id, organization_id = excluded.organization_id, rera_number = excluded.rera_number,
          licence_expires_on = excluded.licence_expires_on, updated_at = excluded.updated_at
         where known.updated_at <= excluded.updated_at`,
  );
  await requestRecomputation(em, [{ type: 'AGENT', id: agent.agentId }]);
}
