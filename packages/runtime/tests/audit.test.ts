import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  expectData,
  expectErrorCode,
  recordedActs,
  testServiceConfig,
  testViewer,
  type Answer,
  type TestDatabase,
} from '@propmubi/testkit';
import { Migration } from '@mikro-orm/migrations';
import { parse } from 'graphql';
import pg from 'pg';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import {
  Audited,
  AuditsRead,
  defineSubgraph,
  execute,
  newId,
  NotAudited,
  outboxMigration,
  recordActs,
  sql,
  type RequestContext,
  type Subgraph,
} from '../src/index.js';

const OURS = newId();

@ObjectType({ simpleResolvers: true, description: 'A person.' })
class Person {
  @Field(() => ID, { description: 'Who.' })
  id: string;
}

@ObjectType({ simpleResolvers: true, description: 'What was done.' })
class Done {
  @Field(() => Boolean, { description: 'Always true.' })
  done: boolean;
}

const act = {
  action: 'PROFILE_CHANGED' as const,
  organizationId: OURS,
  subjectType: 'THING',
  subjectId: OURS,
};
const increment = sql`update runtime_test.thing set changes = changes + 1`;

@Resolver(() => Person)
class PersonResolver {
  @Query(() => [Person], { description: 'People by their ids.' })
  people(@Arg('ids', () => [ID]) ids: string[]): Person[] {
    return ids.map((id) => ({ id }));
  }

  @AuditsRead<Person>('CONTACT_READ', ({ source: { id }, viewer }) =>
    id === viewer.userId ? null : { organizationId: OURS, subjectType: 'USER', subjectId: id, personId: id },
  )
  @FieldResolver(() => String, { nullable: true, description: 'Their number.' })
  phone(@Root() { id }: Person): string | null {
    return id.startsWith('00000000') ? null : '+919800000000';
  }

  @Audited()
  @Mutation(() => Done, { description: 'Changes a thing, and says so where `says`.' })
  async change(
    @Arg('says', () => Boolean) says: boolean,
    @Arg('fails', () => Boolean, { defaultValue: false }) fails: boolean,
    @Ctx() { db, viewer }: RequestContext,
  ): Promise<Done> {
    await db.write(async (em) => {
      await execute(em, increment);
      const after = {
        state: 'OPEN',
        count: 2,
        on: new Date(0),
        note: 'Call Asha on 98000 00000',
        phone: '+919800000000',
      };
      if (says) await recordActs(em, viewer, [{ ...act, after }]);
      if (fails) throw new Error('rolled back');
    });
    return { done: true };
  }

  @Audited()
  @Mutation(() => Done, { description: 'Changes nothing.' })
  async leave(@Ctx() { db }: RequestContext): Promise<Done> {
    await db.write((em) => execute(em, sql`update runtime_test.thing set changes = 0 where changes < 0`));
    return { done: true };
  }

  @NotAudited('It is nothing.')
  @Mutation(() => Done, { description: 'Changes a thing that is nothing.' })
  async touch(@Ctx() { db }: RequestContext): Promise<Done> {
    await db.write((em) => execute(em, increment));
    return { done: true };
  }
}

class CreateThings extends Migration {
  override up(): void {
    this.addSql(`create table runtime_test.thing (changes integer not null)`);
    this.addSql(`insert into runtime_test.thing values (0)`);
    this.addSql(`grant select, update on runtime_test.thing to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop table runtime_test.thing`);
  }
}

describe('the audit of a subgraph', () => {
  let testDatabase: TestDatabase;
  let subgraph: Subgraph;
  const statements: string[] = [];
  const viewer = testViewer({ userId: newId(), organizationId: OURS, roles: ['BUYER', 'AGENT'] });
  const run = async (query: string, variables = {}, as = viewer): Promise<Answer> =>
    (await subgraph.execute({ document: parse(query), variables }, as)) as Answer;
  const PHONES = 'query ($ids: [ID!]!) { people(ids: $ids) { id phone } }';
  const asOwner = async (text: string) => {
    const client = new pg.Client({ connectionString: testDatabase.ownerUrl });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  const actsAbout = async (id: string) =>
    (await recordedActs(subgraph)).filter(({ subjectId }) => subjectId === id);

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    subgraph = await defineSubgraph({
      name: 'runtime_test' as never,
      config: await testServiceConfig(testDatabase),
      resolvers: [PersonResolver],
      references: {},
      entities: [],
      migrations: [{ name: 'create-things', class: CreateThings }, outboxMigration('runtime_test')],
      createContext: (base) => base,
      overrides: { onStatement: (text) => statements.push(text) },
    });
    await subgraph.migrate();
  });
  afterAll(async () => {
    await subgraph?.close();
    await testDatabase?.drop();
  });

  it('keeps an act with who did it as what, and what people wrote out of it', async () => {
    expectData(await run('mutation { change(says: true) { done } }'));
    expect(await actsAbout(OURS)).toEqual([
      {
        chainId: OURS,
        kind: 'ACT',
        action: 'PROFILE_CHANGED' as const,
        actorId: viewer.userId,
        role: 'AGENT',
        viaKey: false,
        subjectType: 'THING',
        subjectId: OURS,
        personId: null,
        before: null,
        after: {
          state: 'OPEN',
          count: 2,
          on: '1970-01-01T00:00:00.000Z',
          note: 'REDACTED',
          phone: 'REDACTED',
        },
      },
    ]);
  });

  it('keeps nothing of what was rolled back', async () => {
    const before = await recordedActs(subgraph);
    expectErrorCode(
      await run('mutation { change(says: true, fails: true) { done } }'),
      'INTERNAL_SERVER_ERROR',
    );
    expect(await recordedActs(subgraph)).toEqual(before);
  });

  it('fails a mutation in tests that changes something and leaves no entry', async () => {
    expectErrorCode(await run('mutation { change(says: false) { done } }'), 'INTERNAL_SERVER_ERROR');
    expectData(await run('mutation { leave { done } }'));
    expectData(await run('mutation { touch { done } }'));
    expect(subgraph.audit.mutations).toEqual(
      new Map<string, unknown>([
        ['change', true],
        ['leave', true],
        ['touch', { exception: 'It is nothing.' }],
      ]),
    );
  });

  it('keeps what a request has read with one insert, however much it is', async () => {
    const inserts = async (ids: string[]) => {
      statements.length = 0;
      expectData(await run(PHONES, { ids }));
      return statements.filter((text) => text.includes('insert'));
    };
    const many = Array.from({ length: 1_200 }, () => newId());
    expect(await inserts(many.slice(0, 1))).toHaveLength(1);
    expect(await inserts(many.slice(1))).toHaveLength(1);
    const reads = (await recordedActs(subgraph)).filter(({ kind }) => kind === 'READ');
    expect(new Set(reads.map(({ personId }) => personId))).toEqual(new Set(many));
    expect(reads[0]).toMatchObject({
      action: 'CONTACT_READ',
      actorId: viewer.userId,
      role: 'AGENT',
      chainId: OURS,
    });
  });

  it('keeps neither one’s own data nor what was not shown', async () => {
    const nothing = '00000000-0000-7000-8000-000000000001';
    statements.length = 0;
    expectData(await run(PHONES, { ids: [viewer.userId, nothing] }));
    expect(statements).toEqual([]);
  });

  it('takes the same read again, also at the same time, as one, and that of another person as another', async () => {
    const id = newId();
    await Promise.all([1, 2, 3].map(() => run(PHONES, { ids: [id] })));
    expectData(await run(PHONES, { ids: [id, id] }));
    expect(await actsAbout(id)).toHaveLength(1);
    expectData(await run(PHONES, { ids: [id] }, { ...viewer, userId: newId() }));
    expect(await actsAbout(id)).toHaveLength(2);
  });

  it('gives no personal data whose reading cannot be kept, and keeps it the next time', async () => {
    const id = newId();
    await asOwner('alter table runtime_test.outbox rename to outbox_away');
    const refused = await run(PHONES, { ids: [id] });
    expectErrorCode(refused, 'AUDIT_UNAVAILABLE');
    expect(JSON.stringify(refused)).not.toContain('98000');
    await asOwner('alter table runtime_test.outbox_away rename to outbox');
    expectData(await run(PHONES, { ids: [id] }));
    expect(await actsAbout(id)).toHaveLength(1);
  });
});
