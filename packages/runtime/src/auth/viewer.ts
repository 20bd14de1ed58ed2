import { z } from 'zod';

export const ROLES = [
  'BUYER',
  'AGENT',
  'BROKERAGE_MANAGER',
  'BUILDER',
  'REVIEWER',
  'PARTNER',
  'ADMIN',
  'SUPER_ADMIN',
] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, as the gateway vouches for them. `organizationId` is the tenant every transaction opens with. */
export const viewerSchema = z.object({
  userId: z.uuid().nullable(),
  organizationId: z.uuid().nullable(),
  agentId: z.uuid().nullable(),
  sessionId: z.uuid().nullable(),
  roles: z.array(z.enum(ROLES)),
  scopes: z.array(z.string()),
  /** An API key’s token: a program. It does what its scopes say, and nothing that only its owner decides. */
  viaKey: z.literal(true).optional(),
});

export type Viewer = z.infer<typeof viewerSchema>;

export const anonymous: Viewer = {
  userId: null,
  organizationId: null,
  agentId: null,
  sessionId: null,
  roles: [],
  scopes: [],
};

/** The platform itself acting inside one tenant: consumers, timers, imports. Never made from a request. */
export function systemViewer(organizationId: string | null): Viewer {
  return { ...anonymous, organizationId };
}

/** What each scope lets one do; the scopes an API key can be given. */
export const SCOPES: Readonly<Record<string, string>> = {
  'leads:create': 'Send enquiries.',
  'reviews:write': 'Write reviews.',
  'leads:read': 'Read the leads of one’s brokerage.',
  'leads:work': 'Accept leads and work them.',
  'leads:manage': 'Assign leads and set routing for a brokerage.',
  'listings:write': 'Publish and change listings.',
  'projects:write': 'Change projects of one’s builder.',
  'documents:write': 'Submit documents.',
  'documents:review': 'Check documents, identities and brokerages.',
  'reviews:moderate': 'Moderate reviews.',
  'disputes:decide': 'Decide disputes.',
  'organization:manage': 'Manage a brokerage and its people.',
  'graph:introspect': 'Read the schema and query plans.',
  'bulk:run': 'Read whole lists in the background.',
  'platform:admin': 'Run the platform.',
};

const OF_ADMINISTRATORS: readonly string[] = [
  'platform:admin',
  'graph:introspect',
  'organization:manage',
  'documents:review',
  'reviews:moderate',
  'disputes:decide',
];

const SCOPES_OF_ROLE: Record<Role, readonly string[]> = {
  BUYER: ['leads:create', 'reviews:write'],
  AGENT: ['leads:read', 'leads:work', 'listings:write', 'documents:write'],
  BROKERAGE_MANAGER: [
    'leads:read',
    'leads:work',
    'leads:manage',
    'listings:write',
    'documents:write',
    'organization:manage',
    'bulk:run',
  ],
  BUILDER: ['projects:write', 'listings:write', 'documents:write'],
  REVIEWER: ['documents:review', 'reviews:moderate', 'disputes:decide'],
  PARTNER: ['graph:introspect', 'bulk:run'],
  ADMIN: OF_ADMINISTRATORS,
  // An administrator, who also decides who is one.
  SUPER_ADMIN: OF_ADMINISTRATORS,
};

/** The scopes a set of roles grants; what `@requiresScopes` in the graph is checked against. */
export function scopesOf(roles: readonly Role[]): string[] {
  return [...new Set(roles.flatMap((role) => SCOPES_OF_ROLE[role]))].sort();
}

export function hasRole(viewer: Viewer, ...roles: Role[]): boolean {
  return roles.some((role) => viewer.roles.includes(role));
}
