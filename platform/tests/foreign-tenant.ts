import { randomUUID } from 'node:crypto';
import type { IdentitySubgraph } from '@propmubi/identity';
import { anonymous, idOf, newId, type Role, scopesOf, type Viewer } from '@propmubi/runtime';
import { expectData } from '@propmubi/testkit';
import { parse } from 'graphql';
import { demoWorld } from '../src/demo-world.js';
import type { DemoPlatform } from './demo-platform.js';
import type { KnownIds } from './generated-operations.js';

/** Stands in everything private of the tenant; no answer to a stranger may hold it. */
export const CANARY = 'canary-7f3a';
const FOREIGN = idOf('Organization', 'konkan-realty');
const OWN = idOf('Organization', 'sahyadri-homes');

function viewerOf(role: Role, given: Partial<Viewer>): Viewer {
  return { ...anonymous, sessionId: newId(), roles: [role], scopes: scopesOf([role]), ...given };
}

/** Everyone who does not work for the foreign brokerage; the platform's own staff apart. */
export function strangers(): Record<string, Viewer> {
  const [agent] = demoWorld.agents.filter(({ organizationKey }) => organizationKey === 'sahyadri-homes');
  const user = (key: string | undefined) => idOf('User', key as string);
  const agentId = idOf('Agent', agent?.reraNumber as string);
  return {
    anonymous,
    buyer: viewerOf('BUYER', { userId: user('buyer-01') }),
    partner: viewerOf('PARTNER', { userId: user('partner-01') }),
    builder: viewerOf('BUILDER', { userId: user('builder-user-01') }),
    agent: viewerOf('AGENT', { userId: user(agent?.key), organizationId: OWN, agentId }),
    manager: viewerOf('BROKERAGE_MANAGER', { userId: user('manager-sahyadri'), organizationId: OWN }),
  };
}

export const staff: Record<string, Viewer> = {
  reviewer: viewerOf('REVIEWER', { userId: idOf('User', 'reviewer-01') }),
  admin: viewerOf('ADMIN', { userId: idOf('User', 'admin-01') }),
};

/** Fills the foreign brokerage with a worked lead and the rest that mutations take ids of; returns those ids. */
export async function fillForeignTenant({ subgraph, rows }: DemoPlatform): Promise<KnownIds> {
  const [listing] = await rows<{ id: string; project: string; builder: string; locality: string }>(
    `select id, project_id as project, builder_id as builder, locality_id as locality from property.listing
      where organization_id = $1 and standard_status = 'ACTIVE' and project_id is not null limit 1`,
    [FOREIGN],
  );
  const listingId = listing?.id as string;
  const buyer = viewerOf('BUYER', { userId: idOf('User', 'buyer-02') });
  const manager = viewerOf('BROKERAGE_MANAGER', {
    userId: idOf('User', 'manager-konkan'),
    organizationId: FOREIGN,
  });
  const run = async <Data>(name: string, mutation: string, as: Viewer): Promise<Data> => {
    const answer = await subgraph(name).execute({ document: parse(`mutation { ${mutation} }`) }, as);
    return expectData<Data>(JSON.parse(JSON.stringify(answer)));
  };
  const key = () => `idempotencyKey: "${randomUUID()}"`;
  const { createLead } = await run<{ createLead: { leadId: string } }>(
    'crm',
    `createLead(input: { ${key()}, listingId: "${listingId}", message: "${CANARY}", contact: { name: "${CANARY}",
       phone: "9820000032" }, consents: [{ channel: CALL, purpose: LEAD_FOLLOW_UP }] }) { leadId }`,
    buyer,
  );
  const { leadId } = createLead;
  const [holder] = await rows<{ agent: string; person: string }>(
    `select l.agent_id as agent, a.user_id as person from crm.lead l join crm.agent a on a.id = l.agent_id where l.id = $1`,
    [leadId],
  );
  const agentId = holder?.agent as string;
  const agent = viewerOf('AGENT', { userId: holder?.person as string, organizationId: FOREIGN, agentId });
  await run('crm', `acceptLead(input: { leadId: "${leadId}" }) { lead { id } }`, agent);
  await run(
    'crm',
    `recordFirstContact(input: { leadId: "${leadId}", channel: CALL }) { lead { id } }`,
    agent,
  );
  await run(
    'crm',
    `addLeadNote(input: { leadId: "${leadId}", ${key()}, note: "${CANARY}" }) { lead { id } }`,
    agent,
  );
  const { sendLeadMessage } = await run<{ sendLeadMessage: { message: { id: string } } }>(
    'crm',
    `sendLeadMessage(input: { leadId: "${leadId}", ${key()}, text: "${CANARY}" }) { message { id } }`,
    buyer,
  );
  const { addLeadTask } = await run<{ addLeadTask: { task: { id: string } } }>(
    'crm',
    `addLeadTask(input: { leadId: "${leadId}", ${key()}, title: "${CANARY}",
       dueAt: "${new Date(Date.now() + 86_400_000).toISOString()}" }) { task { id } }`,
    agent,
  );
  const { requestSiteVisit } = await run<{ requestSiteVisit: { visit: { id: string } } }>(
    'crm',
    `requestSiteVisit(input: { ${key()}, leadId: "${leadId}", scheduledFor: "${new Date(Date.now() + 86_400_000).toISOString()}" }) {
       visit { id } }`,
    buyer,
  );
  const { recordPayment } = await run<{ recordPayment: { payment: { id: string } } }>(
    'crm',
    `recordPayment(input: { ${key()}, leadId: "${leadId}", kind: TOKEN, amount: 7331,
       receivedAt: "${new Date(Date.now() - 60_000).toISOString()}" }) { payment { id } }`,
    agent,
  );
  const { createRoutingRule } = await run<{ createRoutingRule: { rules: { id: string; name: string }[] } }>(
    'crm',
    `createRoutingRule(input: { name: "${CANARY}", position: 7, conditions: {}, agentIds: [] }) { rules { id name } }`,
    manager,
  );
  const { createApiKey } = await run<{ createApiKey: { apiKey: { id: string } } }>(
    'identity',
    `createApiKey(input: { name: "${CANARY}", scopes: ["leads:read"], validDays: 30 }) { apiKey { id } }`,
    manager,
  );
  const alertId = newId();
  await rows(
    `insert into crm.alert (id, organization_id, lead_id, kind, raised_at) values ($1, $2, $3, 'LEAD_IN_POND', now())`,
    [alertId, FOREIGN, leadId],
  );
  return {
    ...{ leadId, listingId, agentId, alertId, organizationId: FOREIGN, userId: agent.userId as string },
    projectId: listing?.project as string,
    builderId: listing?.builder as string,
    localityId: listing?.locality as string,
    taskId: addLeadTask.task.id,
    messageId: sendLeadMessage.message.id,
    visitId: requestSiteVisit.visit.id,
    paymentId: recordPayment.payment.id,
    ruleId: createRoutingRule.rules.find(({ name }) => name === CANARY)?.id as string,
    apiKeyId: createApiKey.apiKey.id,
    subjectId: agentId,
    id: listingId,
  };
}

/** A digest of every row of the foreign brokerage, by table. */
export async function stateOfForeignTenant({
  rows,
  subgraph,
}: DemoPlatform): Promise<Record<string, string>> {
  // What was noted of its usage is added up every few seconds anyway.
  await (subgraph('identity') as IdentitySubgraph).quotaWork.foldUsage();
  const tables = await rows<{ table: string }>(
    `select table_schema || '.' || table_name as table from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where column_name = 'organization_id' and t.table_type = 'BASE TABLE'
        and table_schema in ('identity', 'property', 'trust', 'crm', 'reputation') order by 1`,
  );
  const state: Record<string, string> = {};
  for (const { table } of tables) {
    const [row] = await rows<{ digest: string | null }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as digest from ${table} t where organization_id = $1`,
      [FOREIGN],
    );
    if (row?.digest) state[table] = row.digest;
  }
  return state;
}
