import {
  optionalId,
  type Connection,
  ConnectionArgs,
  countEntities,
  entityKeyset,
  type EntityManager,
  readPage,
  type SortOrder,
  toConnection,
} from '@propmubi/runtime';
import { IsOptional, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { z } from 'zod';
import { districtNamed } from '../../districts.js';
import { escapeLike, sql, wordsOf } from '../../sql-condition.js';
import { TrustFilter, trustConditions } from '../trust/trust-filter.js';
import { Project } from './project.entity.js';
import { ProjectStatus } from './project.enums.js';
import { assertPinCode } from './project.rules.js';

export enum ProjectSort {
  NAME = 'NAME',
  TRUST_DESC = 'TRUST_DESC',
}

registerEnumType(ProjectSort, {
  name: 'ProjectSort',
  description: 'Order of a list of projects.',
  valuesConfig: {
    NAME: { description: 'By name.' },
    TRUST_DESC: { description: 'Most trusted first: by trust band, then by percentile.' },
  },
});

@InputType({ description: 'Which projects; what is left out does not restrict.' })
export class ProjectFilter extends TrustFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words that occur in the name, the builder, the locality, the district or the RERA number, in any order; three letters or more. Where nothing has them all, what is spelt alike.',
  })
  @IsOptional()
  @MinLength(3)
  @MaxLength(100)
  text?: string;

  @Field(() => ID, { nullable: true, description: 'Of this builder.' })
  builderId?: string;

  @Field(() => ID, { nullable: true, description: 'In this locality.' })
  localityId?: string;

  @Field(() => String, {
    nullable: true,
    description: 'In this revenue district, such as Thane, however it is written.',
  })
  @IsOptional()
  @MaxLength(100)
  district?: string;

  @Field(() => String, { nullable: true, description: 'With this PIN code.' })
  pinCode?: string;

  @Field(() => ProjectStatus, { nullable: true, description: 'With this standing.' })
  status?: ProjectStatus;
}

@ArgsType()
export class ProjectsArgs extends ConnectionArgs {
  @Field(() => ProjectFilter, { nullable: true, description: 'Which projects; all when left out.' })
  @IsOptional()
  @ValidateNested()
  filter?: ProjectFilter;

  @Field(() => ProjectSort, { defaultValue: ProjectSort.NAME, description: 'In which order.' })
  sort: ProjectSort = ProjectSort.NAME;
}

/** By name, then id: the order of every list of projects and builders. */
export const nameCursor = z.tuple([z.string().max(400), z.uuid()]);
export const BY_NAME: SortOrder = {
  columns: [
    ['name', 'text'],
    ['id', 'uuid'],
  ],
  direction: 'asc',
};

const BY_TRUST: SortOrder = {
  columns: [
    ['trust_rank', 'double precision'],
    ['id', 'uuid'],
  ],
  direction: 'desc',
};

interface ProjectOrder {
  order: SortOrder;
  cursor: z.ZodType<[string | number, string]>;
  cursorOf: (project: Project) => [string | number, string];
}

const ORDERS: Record<ProjectSort, ProjectOrder> = {
  NAME: { order: BY_NAME, cursor: nameCursor, cursorOf: ({ name, id }) => [name, id] },
  TRUST_DESC: {
    order: BY_TRUST,
    cursor: z.tuple([z.number().nonnegative(), z.uuid()]),
    cursorOf: ({ trustRank, id }) => [trustRank, id],
  },
};

/**
 * A page of projects in the order asked for. A text that nothing matches finds what is spelt alike instead.
 * @throws InvalidInputError BAD_CURSOR, INVALID_ID, INVALID_PIN_CODE
 */
export async function findProjects(em: EntityManager, args: ProjectsArgs): Promise<Connection<Project>> {
  const { filter = {} } = args;
  const { order, cursor, cursorOf } = ORDERS[args.sort];
  const page = readPage(args, cursor);
  const { within, options } = entityKeyset(page, order);
  const { exact, alike } = matching(filter);
  const read = (wanted: object[]) => em.find(Project, { $and: [...wanted, ...within] } as never, options);

  let found = await read(exact);
  if (found.length === 0 && alike && !(await hasAny(em, exact))) found = await read(alike);
  return toConnection(found, page, cursorOf);
}

/** How many such a list has, up to COUNT_CAP: of what is spelt alike where nothing matches, as the list itself. */
export async function countProjects(em: EntityManager, filter: ProjectFilter = {}): Promise<number> {
  const { exact, alike } = matching(filter);
  const found = await countEntities(em, Project, exact);
  return found === 0 && alike ? countEntities(em, Project, alike) : found;
}

/** What has every word of the text, and what is spelt like it; without words there is no second. */
function matching(filter: ProjectFilter): { exact: object[]; alike: object[] | undefined } {
  const words = filter.text == null ? [] : wordsOf(filter.text);
  const conditions = projectConditions(filter);
  const having = words.map((word) => sql('{}.search_text ilike ?', [`%${escapeLike(word)}%`]));
  const spelt = words.map((word) => sql('? operator(public.<%) {}.search_text', [word]));
  return {
    exact: [...conditions, ...having],
    alike: words.length > 0 ? [...conditions, ...spelt] : undefined,
  };
}

/** An empty page may lie beyond the last match. */
async function hasAny(em: EntityManager, wanted: object[]): Promise<boolean> {
  return (await em.find(Project, { $and: wanted } as never, { fields: ['id'], limit: 1 })).length > 0;
}

function projectConditions(filter: ProjectFilter): object[] {
  const conditions: object[] = [];
  const equal = (property: keyof Project, value: string | undefined) => {
    if (value != null) conditions.push({ [property]: value });
  };
  equal('builderId', optionalId(filter.builderId, 'builderId'));
  equal('localityId', optionalId(filter.localityId, 'localityId'));
  equal('district', filter.district && (districtNamed(filter.district)?.name ?? filter.district));
  equal('pinCode', filter.pinCode && assertPinCode(filter.pinCode));
  equal('status', filter.status);
  conditions.push(...trustConditions(filter));
  return conditions;
}
