import { assertId, ConflictError, type EntityManager, ForbiddenError, idOf, InvalidInputError, limitKeys, NotFoundError, query, recordActs, recordEvent, sql, type Viewer } from '@propmubi/runtime'; // prettier-ignore
import type { EventInput } from '@propmubi/events';
import type { PropertyContext } from '../../context.js';
import { registerFacts } from '../../import/registry-events.js';
import { DataSource } from '../../provenance.js';
import { isInRegion } from '../../region.js';
import { Builder } from '../builder/builder.entity.js';
import { assertNotPast, todayInIndia } from '../listing/listing.rules.js';
import { Project } from './project.entity.js';
import { ProjectStatus } from './project.enums.js';
import type { AssignBuilderInput, ChangeProjectStatusInput, RegisterProjectInput } from './project.inputs.js';
import { PROJECTS_PER_ORGANIZATION } from './project.limits.js';
import { assertPinCode, assertReraNumber } from './project.rules.js';

type Scope = Pick<PropertyContext, 'db' | 'viewer'>;

/**
 * Adds a project to the register's copy. The same number again returns the project it made.
 * @throws InvalidInputError, NotFoundError, ForbiddenError, RateLimitedError; ConflictError PROJECT_EXISTS when the number is another's
 */
export function registerProject(
  { db, viewer, limits }: Scope & Pick<PropertyContext, 'limits'>,
  input: RegisterProjectInput,
): Promise<Project> {
  const reraNumber = assertReraNumber(input.reraNumber);
  assertNotPast({ proposedCompletionOn: input.proposedCompletionOn }, todayInIndia());
  if (input.pinCode != null) assertPinCode(input.pinCode);
  const place = placeOf(input);
  return db.write(async (em) => {
    await query(em, sql`select pg_advisory_xact_lock(hashtextextended(${`project:${reraNumber}`}, 0))`);
    const builder = await builderOrFail(em, input.builderId);
    assertActsFor(viewer, builder);
    const known = await em.findOne(Project, { reraNumber });
    if (known?.builderId === builder.id && known.dataSource === DataSource.MEMBER) return known;
    if (known)
      throw new ConflictError('The RERA number is on the register already.', { code: 'PROJECT_EXISTS' });
    const key = limitKeys.tenant(viewer.organizationId as string);
    await limits.spend([{ limit: PROJECTS_PER_ORGANIZATION, key }]);
    const project = em.create(Project, {
      ...EMPTY,
      ...place,
      id: idOf('Project', reraNumber),
      reraNumber,
      name: input.name.trim(),
      builderId: builder.id,
      status: ProjectStatus.ACTIVE,
      projectType: input.projectType,
      district: input.district.trim(),
      pinCode: input.pinCode ?? null,
      proposedCompletionOn: input.proposedCompletionOn,
      apartmentsCount: input.apartmentsCount ?? null,
      dataSource: DataSource.MEMBER,
      modificationTimestamp: new Date(),
    } as Project);
    builder.projectsCount++;
    await em.flush();
    const [facts] = await registerFacts(em, [project.id]);
    await recordEvent(em, {
      type: 'ProjectCreated',
      organizationId: null,
      data: facts as EventInput<'ProjectCreated'>,
    });
    await recordActs(em, viewer, [
      {
        action: 'PROJECT_REGISTERED',
        organizationId: viewer.organizationId,
        subjectType: 'PROJECT',
        subjectId: project.id,
        after: { builderId: builder.id, reraNumber },
      },
    ]);
    return project;
  });
}

/** A standing it already has changes nothing. @throws NotFoundError PROJECT_NOT_FOUND */
export function changeProjectStatus(
  { db, viewer }: Scope,
  input: ChangeProjectStatusInput,
): Promise<Project> {
  const id = assertId(input.id, 'id');
  return db.write(async (em) => {
    await query(em, sql`select from property.project where id = ${id} for update`);
    const project = await em.findOne(Project, { id });
    if (!project) throw new NotFoundError('There is no such project.', { code: 'PROJECT_NOT_FOUND' });
    const from = project.status;
    if (from === input.status) return project;
    em.assign(project, { status: input.status, modificationTimestamp: new Date() });
    await recordEvent(em, {
      type: 'ProjectStatusChanged',
      organizationId: null,
      data: {
        projectId: project.id,
        reraNumber: project.reraNumber,
        builderId: project.builderId,
        from,
        to: input.status,
        changedOn: input.changedOn ?? todayInIndia(),
      },
    });
    await recordActs(em, viewer, [
      {
        action: 'PROJECT_STATUS_CHANGED',
        organizationId: null,
        subjectType: 'PROJECT',
        subjectId: project.id,
        before: { status: from },
        after: { status: input.status },
      },
    ]);
    return project;
  });
}

/** Says who may act for a builder: the register knows promoters by name only. @throws NotFoundError */
export function assignBuilder({ db, viewer }: Scope, input: AssignBuilderInput): Promise<Builder> {
  return db.write(async (em) => {
    const builder = await builderOrFail(em, input.builderId);
    const before = builder.organizationId;
    builder.organizationId =
      input.organizationId == null ? null : assertId(input.organizationId, 'organizationId');
    if (builder.organizationId === before) return builder;
    if (before) await recordOwnBrokerage(em, builder.id, before, false);
    if (builder.organizationId) await recordOwnBrokerage(em, builder.id, builder.organizationId, true);
    const act = {
      action: 'BUILDER_ASSIGNED' as const,
      subjectType: 'BUILDER',
      subjectId: builder.id,
      before: { organizationId: before },
      after: { organizationId: builder.organizationId },
    };
    // The platform's trail, and those of the organizations it is about.
    const concerned = [before, builder.organizationId].filter((organizationId) => organizationId !== null);
    await recordActs(
      em,
      viewer,
      [null, ...concerned].map((organizationId) => ({ ...act, organizationId })),
    );
    return builder;
  });
}

/** Enquiries about the builder's projects go to its own organization first. */
async function recordOwnBrokerage(
  em: EntityManager,
  builderId: string,
  organizationId: string,
  active: boolean,
): Promise<void> {
  await recordEvent(em, {
    type: 'BrokerageAppointed',
    organizationId: null,
    data: { builderId, organizationId, relation: 'OWN', active, changedAt: new Date().toISOString() },
  });
}

export async function builderOrFail(em: EntityManager, id: string): Promise<Builder> {
  const builder = await em.findOne(Builder, { id: assertId(id, 'builderId') });
  if (!builder) throw new NotFoundError('There is no such builder.', { code: 'BUILDER_NOT_FOUND' });
  return builder;
}

export function assertActsFor({ organizationId }: Viewer, builder: Builder): void {
  if (organizationId === null || builder.organizationId !== organizationId)
    throw new ForbiddenError('You do not act for this builder.', { code: 'NOT_YOUR_BUILDER' });
}

function placeOf({ latitude = null, longitude = null }: RegisterProjectInput) {
  if (latitude === null && longitude === null) return { latitude, longitude };
  if (latitude === null || longitude === null || !isInRegion({ latitude, longitude }))
    throw new InvalidInputError('The place is incomplete or outside Maharashtra.', {
      code: 'PLACE_OUT_OF_REGION',
    });
  return { latitude, longitude };
}

const EMPTY = {
  localityId: null, registrationType: null, revisedCompletionOn: null, extendedCompletionOn: null,
  occupancyCertificateOn: null, completedOn: null, lapsedOn: null, lastModifiedOn: null, projectAreaSqm: null, recreationalOpenSpaceSqm: null,
  sanctionedFsiSqm: null, casesCount: 0, complaintsCount: 0, bookedApartmentsCount: null, basementsCount: null,
  plinthsCount: null, podiumsCount: null, sanctionedFloorsCount: null, stiltsCount: null, openParkingCount: null,
  closedParkingCount: null, plotsCount: null, bookedPlotsCount: null, plotAreaSqm: null,
} satisfies Partial<Project>; // prettier-ignore
