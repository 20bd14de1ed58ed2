import {
  ConflictError,
  countRows,
  type EntityManager,
  isUniqueViolation,
  keyset,
  newId,
  type Page,
  pgTextArray,
  query,
  type RawBuilder,
  type SortOrder,
  sql,
} from '@propmubi/runtime';
import type { AgentApplicationFilter } from './agent-application.types.js';
import type { ProfileChanges } from './agent.profile.js';
import type { AgentRegistration, RegisterFinding } from './agent.registration.js';

export type ApplicationStatus = 'PENDING' | 'CONFIRMED' | 'REJECTED';

export interface StoredApplication extends AgentRegistration {
  id: string;
  reasons: string[];
  status: ApplicationStatus;
  createdAt: Date;
}

interface Row {
  id: string;
  organization_id: string;
  user_id: string;
  rera_number: string;
  name: string;
  licence_expires_on: string;
  profile: ProfileChanges;
  reasons: string[];
  status: ApplicationStatus;
  created_at: Date | string;
}

const COLUMNS = sql.raw(
  `id, organization_id, user_id, rera_number, name, licence_expires_on::text as licence_expires_on, profile, reasons,
   status, created_at`,
);

/** Keeps a registration that a reviewer has to confirm. @throws ConflictError APPLICATION_PENDING */
export async function insertApplication(
  em: EntityManager,
  registration: AgentRegistration,
  findings: readonly RegisterFinding[],
  at: Date,
): Promise<void> {
  const { organizationId, userId, reraNumber, name, licenceExpiresOn, working } = registration;
  try {
    await query(
      em,
      sql`insert into identity.agent_application
            (id, organization_id, user_id, rera_number, name, licence_expires_on, profile, reasons, created_at)
          values (${newId()}, ${organizationId}, ${userId}, ${reraNumber}, ${name}, ${licenceExpiresOn}::date,
            ${JSON.stringify(working)}::jsonb, ${pgTextArray(findings)}::text[], ${at}::timestamptz)`,
    );
  } catch (error) {
    const { constraint } = error as { constraint?: string };
    if (!isUniqueViolation(error) || constraint !== 'agent_application_open') throw error;
    throw new ConflictError('Your registration with another brokerage is being checked.', {
      code: 'APPLICATION_PENDING',
      cause: error,
    });
  }
}

export async function findApplication(em: EntityManager, id: string): Promise<StoredApplication | undefined> {
  const [row] = await query(em, sql<Row>`select ${COLUMNS} from identity.agent_application where id = ${id}`);
  return row && applicationOf(row);
}

/** Acts in the brokerage’s tenant; false when it was decided already. */
export async function decideApplication(
  em: EntityManager,
  id: string,
  status: ApplicationStatus,
  at: Date,
): Promise<boolean> {
  const rows = await query(
    em,
    sql`update identity.agent_application set status = ${status}, decided_at = ${at}::timestamptz
         where id = ${id} and status = 'PENDING' returning id`,
  );
  return rows.length > 0;
}

const OLDEST_FIRST: SortOrder = {
  columns: [
    ['created_at', 'timestamptz'],
    ['id', 'uuid'],
  ],
  direction: 'asc',
};

/** A page by age, oldest first: those who wait longest. */
export async function pageOfApplications(
  em: EntityManager,
  filter: AgentApplicationFilter,
  page: Page,
): Promise<StoredApplication[]> {
  const { within, orderBy, limit } = keyset(page, OLDEST_FIRST);
  const conditions = sql.join([...matching(filter), ...within], sql` and `);
  const rows = await query(
    em,
    sql<Row>`select ${COLUMNS} from identity.agent_application
              where ${conditions} order by ${orderBy} limit ${limit}`,
  );
  return rows.map(applicationOf);
}

/** How many match, up to COUNT_CAP. */
export function countApplications(em: EntityManager, filter: AgentApplicationFilter): Promise<number> {
  return countRows(
    em,
    sql`select 1 from identity.agent_application where ${sql.join(matching(filter), sql` and `)}`,
  );
}

function matching({
  statuses,
  reasons,
  organizationId,
  createdBefore,
}: AgentApplicationFilter): RawBuilder<unknown>[] {
  return [
    sql`status = any(${pgTextArray(statuses ?? ['PENDING'])}::text[])`,
    ...(reasons ? [sql`reasons && ${pgTextArray(reasons)}::text[]`] : []),
    ...(organizationId ? [sql`organization_id = ${organizationId}::uuid`] : []),
    ...(createdBefore ? [sql`created_at < ${createdBefore}::timestamptz`] : []),
  ];
}

function applicationOf(row: Row): StoredApplication {
  return {
    id: row.id,
    organizationId: row.organization_id,
    userId: row.user_id,
    reraNumber: row.rera_number,
    name: row.name,
    licenceExpiresOn: row.licence_expires_on,
    working: row.profile,
    reasons: row.reasons,
    status: row.status,
    createdAt: new Date(row.created_at),
  };
}
