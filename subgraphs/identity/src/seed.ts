import { anonymous, type Database, type EntityManager, idOf, query, type Role, sql } from '@propmubi/runtime';
import { Agent } from './modules/agent/agent.entity.js';
import { ApiKey } from './modules/api-key/api-key.entity.js';
import { newApiKey } from './modules/api-key/api-key.format.js';
import { apiKeyDigests } from './modules/api-key/api-key.service.js';
import { recordAgent } from './modules/agent/agent.events.js';
import { insertMembership } from './modules/membership/membership.repository.js';
import { nameSkeleton } from './validation/index.js';
import { findBrands, saveBrand } from './modules/organization/organization-brand.repository.js';
import {
  Organization,
  OrganizationRegistration,
  OrganizationStatus,
} from './modules/organization/organization.entity.js';
import { insertCredential } from './modules/user/credential.repository.js';
import { recordContactVerified, recordIdentityVerified } from './modules/user/user.events.js';
import { findUserByPhone, registerUser } from './modules/user/user.registration.js';
import { setTransactionUser } from './security/set-transaction-user.js';
import type { IdentityKeys } from './security/keys.js';

interface Person {
  key: string;
  name: string;
  phone: string;
  languages: readonly string[];
}

/** The people and firms to make; `platform/src/demo-world.ts` is one. Ids follow from the keys. */
export interface IdentityWorld {
  organizations: readonly { key: string; name: string; pan: string; gstin: string; city: string }[];
  managers: readonly (Person & { organizationKey: string })[];
  agents: readonly (Person & {
    organizationKey: string;
    reraNumber: string;
    localities: readonly string[];
    budgetMin: number;
    budgetMax: number;
    shiftStartMinute: number;
    shiftEndMinute: number;
  })[];
  buyers: readonly Person[];
  reviewers: readonly Person[];
  admins: readonly Person[];
  builders: readonly Person[];
  /** With what follows the id in a test key that is published, and reads only. */
  partners: readonly (Person & { testKeySecret?: string })[];
}

/** What identity needs of the demo's month (`platform/src/demo-month`). */
export interface IdentityMonth {
  people: readonly Person[];
  managers: readonly (Person & { organizationKey: string })[];
  /** How brokerages show themselves, by key. */
  brands: Readonly<Record<string, MonthBrand>>;
}

/** The number, if one is shown, is the manager's: no one else's is published. */
interface MonthBrand {
  about: string;
  colour: string;
  showsPhone: boolean;
}

const LICENCE_YEARS = 5;
/** As long as a sandbox may last. */
const TEST_KEY_MS = 10 * 365 * 24 * 60 * 60 * 1000;

/** Loads a synthetic world into an empty database, all or nothing; false when it is already there. */
export async function seedIdentity(
  database: Database,
  keys: IdentityKeys,
  world: IdentityWorld,
  now: number,
  { sandbox }: { sandbox: boolean },
): Promise<boolean> {
  const scope = database.scope(anonymous);
  return scope.write(async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(hashtextextended('identity-seed', 0))`);
    const [present] = await query(em, sql`select 1 from identity.organization limit 1`);
    if (present) return false;
    const at = new Date(now);
    const register = async (person: Person, ...roles: Role[]) => {
      const id = await registerPerson(em, keys, person, at);
      await setTransactionUser(em, { userId: id, purpose: 'grant-role' });
      for (const role of roles) {
        await query(em, sql`insert into identity.user_role (user_id, role) values (${id}, ${role})`);
      }
      return id;
    };
    for (const organization of world.organizations) await seedOrganization(em, organization, at);
    for (const manager of world.managers) {
      await join(em, await register(manager), manager.organizationKey, 'BROKERAGE_MANAGER', at);
    }
    for (const agent of world.agents) {
      const userId = await register(agent);
      await join(em, userId, agent.organizationKey, 'AGENT', at);
      await seedAgent(em, agent, userId, at);
    }
    for (const buyer of world.buyers) await register(buyer);
    for (const reviewer of world.reviewers) await register(reviewer, 'REVIEWER');
    for (const admin of world.admins) await register(admin, 'ADMIN');
    for (const builder of world.builders) await register(builder, 'BUILDER');
    for (const partner of world.partners) {
      await register(partner, 'PARTNER');
      if (sandbox && partner.testKeySecret) await seedTestKey(em, keys, { ...partner, at });
    }
    return true;
  });
}

/** Acts as its owner. Everyone knows it, so that it may read what partners read, and nothing else. */
async function seedTestKey(
  em: EntityManager,
  keys: IdentityKeys,
  { key, testKeySecret, at }: { key: string; testKeySecret?: string; at: Date },
): Promise<void> {
  const id = idOf('ApiKey', key);
  const userId = idOf('User', key);
  em.create(ApiKey, {
    id,
    userId,
    organizationId: null,
    name: 'Published test key',
    secretHash: newApiKey('test', id, testKeySecret).secretHash,
    scopes: ['graph:introspect'],
    createdAt: at,
    expiresAt: new Date(at.getTime() + TEST_KEY_MS),
  });
  await em.flush();
  await insertCredential(em, 'API_KEY', apiKeyDigests(keys, id), userId);
}

/** Buyers of the demo's month whom the world does not have, and how its brokerages show themselves; false when all is there. */
export async function seedIdentityMonth(
  database: Database,
  keys: IdentityKeys,
  { people, managers, brands }: IdentityMonth,
  now: number,
): Promise<boolean> {
  return database.scope(anonymous).write(async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(hashtextextended('identity-seed', 0))`);
    let seeded = false;
    for (const person of people) {
      if (await findUserByPhone(em, keys, person.phone)) continue;
      await registerPerson(em, keys, person, new Date(now));
      seeded = true;
    }
    for (const manager of managers) {
      const brand = brands[manager.organizationKey];
      if (brand && (await seedBrand(em, manager, brand, new Date(now)))) seeded = true;
    }
    return seeded;
  });
}

/** False for a brokerage that shows itself already, as its managers wanted it. */
async function seedBrand(
  em: EntityManager,
  { key, organizationKey, phone }: IdentityMonth['managers'][number],
  { about, colour, showsPhone }: MonthBrand,
  at: Date,
): Promise<boolean> {
  const manager = { userId: idOf('User', key), organizationId: idOf('Organization', organizationKey) };
  await setTransactionUser(em, manager);
  if ((await findBrands(em, [manager.organizationId])).length > 0) return false;
  const contact = { contactEmail: null, contactPhone: showsPhone ? phone : null };
  await saveBrand(em, manager, { logo: null, colour, about, websiteUrl: null, ...contact }, at);
  return true;
}

async function registerPerson(
  em: EntityManager,
  keys: IdentityKeys,
  person: Person,
  at: Date,
): Promise<string> {
  const id = idOf('User', person.key);
  await registerUser(em, keys, { ...person, id, verifiedAt: at, at });
  await recordContactVerified(em, keys, { userId: id, phone: person.phone, at });
  return id;
}

async function seedOrganization(
  em: EntityManager,
  { key, name, city, pan, gstin }: IdentityWorld['organizations'][number],
  at: Date,
): Promise<void> {
  const id = idOf('Organization', key);
  await setTransactionUser(em, { userId: idOf('User', key), organizationId: id });
  em.create(Organization, {
    id,
    name,
    nameSkeleton: nameSkeleton(name),
    status: OrganizationStatus.ACTIVE,
    city,
    createdAt: at,
    updatedAt: at,
  });
  await em.flush();
  em.create(OrganizationRegistration, { organizationId: id, pan, gstin, verified: true });
  await em.flush();
}

async function join(
  em: EntityManager,
  userId: string,
  organizationKey: string,
  role: 'AGENT' | 'BROKERAGE_MANAGER',
  at: Date,
): Promise<void> {
  const organizationId = idOf('Organization', organizationKey);
  await setTransactionUser(em, { userId, organizationId });
  await insertMembership(em, { organizationId, userId, role }, at);
}

async function seedAgent(
  em: EntityManager,
  { organizationKey, reraNumber, name, languages, localities, ...profile }: IdentityWorld['agents'][number],
  userId: string,
  at: Date,
): Promise<void> {
  const expiry = new Date(at);
  expiry.setUTCFullYear(expiry.getUTCFullYear() + LICENCE_YEARS);
  const licenceExpiresOn = expiry.toISOString().slice(0, 10);
  const agent = em.create(Agent, {
    id: idOf('Agent', reraNumber),
    organizationId: idOf('Organization', organizationKey),
    userId,
    reraNumber,
    name,
    licenceExpiresOn,
    languages: [...languages],
    localities: [...localities],
    budgetMin: profile.budgetMin,
    budgetMax: profile.budgetMax,
    shiftStartMinute: profile.shiftStartMinute,
    shiftEndMinute: profile.shiftEndMinute,
    createdAt: at,
    updatedAt: at,
  });
  await recordAgent(em, 'AgentRegistered', agent, at);
  await recordIdentityVerified(em, {
    userId,
    agentId: agent.id,
    kind: 'RERA_AGENT',
    method: 'SEED',
    expiresOn: licenceExpiresOn,
    at,
  });
}
