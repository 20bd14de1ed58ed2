import { randomUUID } from 'node:crypto';
import { deliverEvent, expectData } from '@propmubi/testkit';
import { idOf, type Viewer } from '@propmubi/runtime';
import { type IdentityUnderTest, startIdentity, viewerAs } from './identity-under-test.js';
import { world } from './world.js';

/** 23:00 in India. */
export const EVENING = Date.parse('2026-11-26T23:00:00+05:30');
export const HOUR_MS = 3_600_000;
export const USAGE = `query($organizationId: ID, $first: Int, $last: Int, $after: String) {
  organizationUsage(organizationId: $organizationId, first: $first, last: $last, after: $after) {
    nodes { day quotas { metric used limit share resetsAt } } pageInfo { hasNextPage endCursor } } }`;
const SET = `mutation($input: SetOrganizationQuotaInput!) {
  setOrganizationQuota(input: $input) { quota { metric used limit share } userErrors { code field } } }`;

interface Quota {
  metric: string;
  used: number;
  limit: number;
  share: number;
  resetsAt: string | null;
}
interface Usage {
  organizationUsage: {
    nodes: { day: string; quotas: Quota[] }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  } | null;
}

export const admin = viewerAs({ userId: idOf('User', 'x1'), roles: ['ADMIN'] });

/** Identity with its seeded people, on an evening two days later. */
export async function startInTheEvening(): Promise<IdentityUnderTest> {
  const identity = await startIdentity();
  identity.clock.now = EVENING - 48 * HOUR_MS;
  await identity.subgraph.seed(world);
  identity.clock.now = EVENING;
  return identity;
}

/** What is asked about quotas, and what uses them up. */
export function quotasOf(identity: () => IdentityUnderTest) {
  const usage = async (viewer: Viewer, variables: object = {}) =>
    expectData<Usage>(await identity().ask(USAGE, { first: 1, ...variables }, viewer)).organizationUsage;
  const used = async (viewer: Viewer, metric: string, day = 0) =>
    (await usage(viewer, { first: 3 }))?.nodes[day]?.quotas.find((one) => one.metric === metric);
  const set = (input: object, viewer = admin) => identity().ask(SET, { input }, viewer);
  const lead = (organizationId: string, createdAt: string) =>
    deliverEvent(
      identity().subgraph,
      'LeadCreated',
      { leadId: randomUUID(), organizationId, source: 'PORTAL', createdAt },
      organizationId,
    );
  const reached = async () => {
    await identity().subgraph.quotaWork.foldUsage();
    return (await identity().events())
      .filter(({ type }) => type === 'OrganizationQuotaReached')
      .map(({ data }) => data as { organizationId: string; metric: string; level: number; used: number });
  };
  return { usage, used, set, lead, reached };
}
