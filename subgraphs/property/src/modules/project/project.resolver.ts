import { assertId, cacheFor, type Connection, connectionTypes, InvalidInputError } from '@propmubi/runtime';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { GraphQLLocalDate } from '@propmubi/runtime';
import type { PropertyContext } from '../../context.js';
import { Builder } from '../builder/builder.entity.js';
import { Locality } from '../locality/locality.entity.js';
import { Project } from './project.entity.js';
import { countProjects, findProjects, ProjectsArgs } from './project-search.js';
import { assertReraNumber } from './project.rules.js';

export const { ConnectionType: ProjectConnection } = connectionTypes(Project, 'Project', { counted: true });

@Resolver(() => Project)
export class ProjectResolver {
  @Directive(cacheFor(3_600))
  @Query(() => Project, { nullable: true, description: 'One project, by id or by RERA number.' })
  project(
    @Arg('id', () => ID, { nullable: true, description: 'Global id.' }) id: string | undefined,
    @Arg('reraNumber', () => String, { nullable: true, description: 'Such as P51900002789.' })
    reraNumber: string | undefined,
    @Ctx() { loaders }: PropertyContext,
  ): Promise<Project | null> {
    if ((id == null) === (reraNumber == null))
      throw new InvalidInputError('Give either id or reraNumber.', { code: 'ONE_KEY_NEEDED' });
    return id != null
      ? loaders.projectById.load(assertId(id, 'id'))
      : loaders.projectByReraNumber.load(assertReraNumber(reraNumber as string));
  }

  @Directive(cacheFor(3_600))
  @Query(() => ProjectConnection, { description: 'Projects of the register by name.' })
  async projects(
    @Args(() => ProjectsArgs) args: ProjectsArgs,
    @Ctx() { db }: PropertyContext,
  ): Promise<Connection<Project>> {
    const page = await db.read((em) => findProjects(em, args));
    return { ...page, totalCount: () => db.read((em) => countProjects(em, args.filter)) };
  }

  @FieldResolver(() => Builder, { description: 'Who promotes it.' })
  builder(@Root() project: Project, @Ctx() { loaders }: PropertyContext): Promise<Builder | null> {
    return loaders.builderById.load(project.builderId);
  }

  @FieldResolver(() => Locality, { nullable: true, description: 'Nearest known locality, within 5 km.' })
  locality(@Root() project: Project, @Ctx() { loaders }: PropertyContext): Promise<Locality | null> | null {
    return project.localityId ? loaders.localityById.load(project.localityId) : null;
  }

  @FieldResolver(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Completion date that holds now: extended, else revised, else proposed.',
  })
  completionDueOn(@Root() project: Project): string | null {
    return project.extendedCompletionOn ?? project.revisedCompletionOn ?? project.proposedCompletionOn;
  }
}
