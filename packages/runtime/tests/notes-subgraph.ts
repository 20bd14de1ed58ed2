import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Migration } from '@mikro-orm/migrations';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import {
  anonymous,
  defineSubgraph,
  query,
  sql,
  type RequestContext,
  type ServiceConfig,
  type Subgraph,
  type SubgraphOverrides,
  type Viewer,
} from '../src/index.js';

export const MUMBAI_HOMES = '0193d3a0-0000-7000-8000-000000000001';
export const THANE_HOMES = '0193d3a0-0000-7000-8000-000000000002';

@Entity({ tableName: 'note' })
@ObjectType({ simpleResolvers: true, description: 'A note of one brokerage.' })
@Directive('@key(fields: "id")')
class Note {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it says.' })
  text: string;
}

@Resolver(() => Note)
class NoteResolver {
  @Query(() => [Note], { description: 'Notes the viewer may see.' })
  notes(@Ctx() { db }: RequestContext): Promise<Note[]> {
    return db.read((em) => em.find(Note, {}, { orderBy: { text: 'asc' } }));
  }

  @Mutation(() => Note, { description: 'Writes a note.' })
  @Directive('@requiresScopes(scopes: [["listings:write"]])')
  writeNote(@Arg('text', () => String) text: string, @Ctx() { db, viewer }: RequestContext): Promise<Note> {
    return db.write(async (em) =>
      em.create(Note, { id: crypto.randomUUID(), organizationId: viewer.organizationId as string, text }),
    );
  }

  @Subscription(() => String, {
    description: 'The notes there are when it starts, and an end with a failure after `failAfter`.',
    subscribe: ({ args, context }: { args: Record<string, unknown>; context: RequestContext }) =>
      textsOf(context, args['table'] as string, args['failAfter'] as number | undefined),
  })
  noteText(
    @Root() text: string,
    @Arg('table', () => String, { defaultValue: 'note' }) _table: string,
    @Arg('failAfter', () => Int, { nullable: true }) _failAfter?: number,
  ): string {
    return text;
  }

  @Query(() => String, { description: 'Fails with a secret.' })
  secret(): string {
    throw new Error('password=hunter2');
  }
}

async function textsOf({ db }: RequestContext, table: string, failAfter = Infinity) {
  const found = await db.read((em) =>
    query<{ text: string }>(em, sql`select text from runtime_test.${sql.ref(table)} order by text`),
  );
  return (async function* () {
    for (const [place, { text }] of found.entries()) {
      if (place === failAfter) throw new Error('password=hunter2');
      yield text;
    }
  })();
}

class CreateNotes extends Migration {
  override up(): void {
    this.addSql(
      `create table runtime_test.note (id uuid primary key, organization_id uuid not null, text text not null)`,
    );
    this.addSql(`alter table runtime_test.note enable row level security, force row level security`);
    this.addSql(`create policy tenant on runtime_test.note
      using (organization_id = nullif(current_setting('app.tenant', true), '')::uuid)`);
    this.addSql(`grant select, insert, update, delete on runtime_test.note to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop table runtime_test.note`);
  }
}

export function agentOf(organizationId: string): Viewer {
  return {
    ...anonymous,
    userId: crypto.randomUUID(),
    organizationId,
    roles: ['AGENT'],
    scopes: ['listings:write'],
  };
}

/** The smallest subgraph with a tenant-owned table. */
export function createNotesSubgraph(config: ServiceConfig, overrides?: SubgraphOverrides): Promise<Subgraph> {
  return defineSubgraph({
    name: 'runtime_test' as never,
    config,
    resolvers: [NoteResolver],
    references: { Note: ({ id }: { id: string }, { db }) => db.read((em) => em.findOne(Note, { id })) },
    entities: [Note],
    migrations: [{ name: 'create-notes', class: CreateNotes }],
    createContext: (base) => base,
    overrides,
  });
}
