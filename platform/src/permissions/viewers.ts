import { anonymous, scopesOf, type Role, type Viewer } from '@propmubi/runtime';

/** One column of `schema/permissions.md`: a kind of viewer, as they sign in. */
export interface ViewerKind {
  name: string;
  viewer: Viewer;
}

/** What a person signs in as; every registered person is a buyer, too, and a super administrator an administrator. */
const PEOPLE: readonly Role[] = [
  'BUYER',
  'AGENT',
  'BROKERAGE_MANAGER',
  'BUILDER',
  'REVIEWER',
  'PARTNER',
  'ADMIN',
  'SUPER_ADMIN',
];
/** Owners of the keys that are columns of their own: the least and the most that a key is used for today. */
const KEY_OWNERS: readonly Role[] = ['AGENT', 'PARTNER'];

const ID = '00000000-0000-7000-8000-000000000000';

function signedIn(role: Role): Viewer {
  const roles = [...new Set<Role>(['BUYER', ...(role === 'SUPER_ADMIN' ? (['ADMIN'] as const) : []), role])];
  const worksForBrokerage = role === 'AGENT' || role === 'BROKERAGE_MANAGER';
  return {
    userId: ID,
    sessionId: ID,
    organizationId: worksForBrokerage ? ID : null,
    agentId: role === 'AGENT' ? ID : null,
    roles,
    scopes: scopesOf(roles),
  };
}

/** The token of an API key with every scope that its owner may give it. */
function keyOf(role: Role): Viewer {
  const owner = signedIn(role);
  return { ...owner, viaKey: true, roles: owner.roles.filter((one) => one === 'PARTNER') };
}

export const viewerKinds: readonly ViewerKind[] = [
  { name: 'anonymous', viewer: anonymous },
  ...PEOPLE.map((role) => ({ name: role, viewer: signedIn(role) })),
  ...KEY_OWNERS.map((role) => ({ name: `${role} key`, viewer: keyOf(role) })),
];
