import { auditFact, type EventInput, MOST_AUDITED_ACTIONS } from '@propmubi/events';
import type { Role } from '../auth/viewer.js';
import type { EntityManager } from '../db/entity-manager.js';
import { type AnyNewEvent, recordEvents } from '../events/record-event.js';
import type { AuditAction } from './actions.js';
import { noteAct } from './observe-mutation.js';

/** The chain of what concerns no tenant. */
export const PLATFORM_CHAIN = '00000000-0000-0000-0000-000000000000';

export type AuditFacts = Readonly<Record<string, unknown>>;

/** By whom: a viewer is one. Without roles, a person on whose behalf the platform acts. */
export interface AuditActor {
  userId: string | null;
  roles?: readonly Role[];
  viaKey?: boolean | undefined;
  /** In the place of a role, where no person asked for it in the graph. */
  as?: 'SYSTEM' | 'OPERATOR';
}

/** What the platform does because its time has come. */
export const BY_CLOCK: AuditActor = { userId: null, as: 'SYSTEM' };
/** What a command of those who run the installation does. */
export const BY_OPERATOR: AuditActor = { userId: null, as: 'OPERATOR' };

/** What was done, for the audit trail. Ids and codes: anything else of a state is written as REDACTED. */
export interface AuditedAct {
  action: AuditAction;
  /** In whose trail; null: the platform's. */
  organizationId: string | null;
  subjectType: string;
  subjectId: string;
  before?: AuditFacts | null | undefined;
  after?: AuditFacts | null | undefined;
  /** Of a read: whose data it is. */
  personId?: string | null | undefined;
}

export type AuditKind = 'ACT' | 'READ';

/**
 * Writes acts to the audit trails of their tenants: into the outbox, in the transaction that does them, so that they are in
 * the trail if, and only if, it commits. Identity appends them to the hash chains, those of one tenant and subgraph in the
 * order of the outbox.
 */
export async function recordActs(
  em: EntityManager,
  actor: AuditActor,
  acts: readonly AuditedAct[],
): Promise<void> {
  await recordEvents(em, auditEventsOf(em, 'ACT', actor, acts));
  noteAct(em);
}

/** The events of acts or reads, for a transaction that records its events together. */
export function auditEventsOf(
  em: EntityManager,
  kind: AuditKind,
  actor: AuditActor,
  acts: readonly AuditedAct[],
): AnyNewEvent[] {
  const source = em.config.get('schema');
  const recordedAt = new Date().toISOString();
  return [...Map.groupBy(acts, ({ organizationId }) => organizationId)].flatMap(([organizationId, ofChain]) =>
    chunksOf(ofChain, MOST_AUDITED_ACTIONS).map((chunk): AnyNewEvent => ({
      type: 'ActionsAudited',
      source,
      organizationId,
      data: {
        chainId: organizationId ?? PLATFORM_CHAIN,
        recordedAt,
        actions: chunk.map((act) => actionOf(kind, actor, act)),
      },
    })),
  );
}

function actionOf(
  kind: AuditKind,
  { userId, roles = [], viaKey = false, as }: AuditActor,
  { action, subjectType, subjectId, personId = null, before, after }: AuditedAct,
): EventInput<'ActionsAudited'>['actions'][number] {
  return {
    kind,
    action,
    actorId: userId,
    role: as ?? roleOf(roles),
    viaKey,
    subjectType,
    subjectId,
    personId,
    before: before ? redacted(before) : null,
    after: after ? redacted(after) : null,
  };
}

/** Of several roles the one that lets a person do most. */
const BY_POWER: readonly Role[] = [
  'SUPER_ADMIN',
  'ADMIN',
  'REVIEWER',
  'BROKERAGE_MANAGER',
  'BUILDER',
  'AGENT',
  'PARTNER',
  'BUYER',
];

export function roleOf(roles: readonly Role[]): Role | null {
  return BY_POWER.find((role) => roles.includes(role)) ?? null;
}

const REDACTED = 'REDACTED';

type Redacted = NonNullable<EventInput<'ActionsAudited'>['actions'][number]['after']>;

/** The trail outlives an erasure, so what may be a person's words or numbers does not get into it. */
function redacted(facts: AuditFacts): Redacted {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => {
        const fact = auditFact.safeParse(value instanceof Date ? value.toISOString() : value);
        return [name, fact.success ? fact.data : REDACTED];
      }),
  );
}

/** The state of these fields now, for `before`: entities change in place. */
export function stateOf<Entity extends object>(
  entity: Entity,
  names: readonly (keyof Entity & string)[],
): Partial<Entity> {
  return Object.fromEntries(names.map((name) => [name, entity[name] ?? null])) as Partial<Entity>;
}

/** Which fields differ from a state of before: `before` and `after` of an act. Undefined when none does. */
export function changedFields<Entity extends object>(
  before: Partial<Entity>,
  entity: Entity,
): { before: AuditFacts; after: AuditFacts } | undefined {
  const names = Object.keys(before) as (keyof Entity & string)[];
  const changed = names.filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(entity[name] ?? null),
  );
  if (changed.length === 0) return undefined;
  const statesOf = (state: Partial<Entity>) =>
    Object.fromEntries(changed.map((name) => [name, state[name] ?? null]));
  return { before: statesOf(before), after: statesOf(entity) };
}

function chunksOf<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
