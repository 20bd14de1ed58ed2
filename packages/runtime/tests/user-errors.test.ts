import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  expectData,
  expectErrorCode,
  testServiceConfig,
  testViewer,
  type Answer,
  type TestDatabase,
} from '@propmubi/testkit';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Migration } from '@mikro-orm/migrations';
import { MaxLength } from 'class-validator';
import { isInterfaceType, parse } from 'graphql';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import {
  ConflictError,
  createUserErrors,
  defineSubgraph,
  idempotencyMigration,
  InvalidInputError,
  newId,
  NotFoundError,
  RateLimitedError,
  withIdempotencyKey,
  type RequestContext,
  type ServiceConfig,
  type Subgraph,
} from '../src/index.js';

const UserErrors = createUserErrors({
  TASK_DONE: { means: 'The task is done.', field: 'taskId' },
  INVALID_PLACE: { means: 'Not a place.', field: 'place.pin' },
  NO_TASK: { means: 'There is no such task.', field: ['id', 'taskId'] },
});

@Entity({ tableName: 'task' })
@ObjectType({ simpleResolvers: true, description: 'Something to do.' })
class Task {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Its name.' })
  id: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'How often it was changed.' })
  changes: number;
}

@InputType({ description: 'Where it is done.' })
class PlaceInput {
  @Field(() => String, { description: 'PIN code.' })
  pin: string;
}

@InputType({ description: 'Names a task.' })
class TaskInput {
  @Field(() => ID, { description: 'Which one.' })
  taskId: string;

  @Field(() => String, { description: 'Chosen by the client.' })
  idempotencyKey: string;

  @Field(() => String, { nullable: true, description: 'At most three letters.' })
  @MaxLength(3, { message: 'note is too long' })
  note?: string;

  @Field(() => PlaceInput, { nullable: true, description: 'Where.' })
  place?: PlaceInput;
}

@ObjectType({ simpleResolvers: true, description: 'The task after the change.' })
class TaskPayload {
  @Field(() => Task, { description: 'The task.' })
  task: Task;
}

/** Changes the task `t` and is then refused, by what the task is called. */
async function change({ db, viewer }: RequestContext, operation: string, input: TaskInput) {
  return db.write(async (em) => {
    const { idempotencyKey: key, ...request } = input;
    const by = { operation, actorId: viewer.userId as string, key, request };
    const { changes } = await withIdempotencyKey(em, by, async () => {
      const task = await em.findOneOrFail(Task, { id: 't' });
      task.changes += 1;
      await em.flush();
      if (input.taskId === 'done') throw new ConflictError('This task is done.', { code: 'TASK_DONE' });
      if (input.taskId === 'often') throw new RateLimitedError('Too often.');
      if (input.taskId === 'odd') throw new ConflictError('Odd.', { code: 'ODD' });
      if (input.taskId === 'nowhere')
        throw new InvalidInputError('No such place.', { code: 'INVALID_PLACE', details: { field: 'pin' } });
      if (input.taskId === 'none') throw new NotFoundError('No such task.', { code: 'NO_TASK' });
      return { changes: task.changes };
    });
    return { task: Object.assign(new Task(), { id: 't', changes }) };
  });
}

@Resolver(() => TaskPayload)
class TaskResolver {
  @Query(() => Task, { description: 'The task `t`.' })
  task(@Ctx() { db }: RequestContext): Promise<Task> {
    return db.read((em) => em.findOneOrFail(Task, { id: 't' }));
  }

  @Mutation(() => TaskPayload, { description: 'Finishes a task.' })
  @UserErrors('TASK_DONE', 'NO_TASK', 'INVALID_PLACE')
  finishTask(@Arg('input', () => TaskInput) input: TaskInput, @Ctx() context: RequestContext) {
    return change(context, 'finishTask', input);
  }

  @Mutation(() => TaskPayload, { description: 'Takes a task up again.' })
  @UserErrors('NO_TASK')
  reopenTask(@Arg('input', () => TaskInput) input: TaskInput, @Ctx() context: RequestContext) {
    return change(context, 'reopenTask', input);
  }

  @FieldResolver(() => String, { description: 'Fails without a task.' })
  summary(@Root() { task }: TaskPayload): string {
    return `${task.id}: ${task.changes}`;
  }
}

class CreateTasks extends Migration {
  override up(): void {
    this.addSql(`create table runtime_test.task (id text primary key, changes integer not null)`);
    this.addSql(`insert into runtime_test.task values ('t', 0)`);
    this.addSql(`grant select, update on runtime_test.task to propmubi_app`);
  }

  override down(): void {
    this.addSql(`drop table runtime_test.task`);
  }
}

const createTasks = (config: ServiceConfig): Promise<Subgraph> =>
  defineSubgraph({
    name: 'runtime_test' as never,
    config,
    resolvers: [TaskResolver],
    references: {},
    entities: [Task],
    migrations: [{ name: 'create-tasks', class: CreateTasks }, idempotencyMigration('runtime_test')],
    createContext: (base) => base,
  });

describe('userErrors', () => {
  let testDatabase: TestDatabase;
  let config: ServiceConfig;
  let subgraph: Subgraph;
  let lenient: Subgraph;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    config = await testServiceConfig(testDatabase);
    subgraph = await createTasks(config);
    lenient = await createTasks({ ...config, strictUserErrors: false });
    await subgraph.migrate();
  });
  afterAll(async () => {
    await lenient?.close();
    await subgraph?.close();
    await testDatabase?.drop();
  });

  const viewer = testViewer({ userId: newId() });
  const run = async (query: string, variables = {}, of = subgraph): Promise<Answer> =>
    (await of.execute({ document: parse(query), variables }, viewer)) as Answer;
  const call = (selection: string, input: object = {}, { mutation = 'finishTask', of = subgraph } = {}) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    const given = { taskId: 'done', idempotencyKey: newId(), ...input };
    return run(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} } }`,
      { input: given },
      of,
    );
  };
  const ERRORS = 'userErrors { code field message }';
  const refused = (code: string, field: string[] | null, message: string) => [{ code, field, message }];

  it('are given to a client that asks for them, with every other field null', async () => {
    expect(expectData(await call(`task { id } summary ${ERRORS}`))).toEqual({
      finishTask: {
        task: null,
        summary: null,
        userErrors: refused('TASK_DONE', ['input', 'taskId'], 'This task is done.'),
      },
    });
  });

  it('stay errors of the answer for a client that does not', async () => {
    expectErrorCode(await call('task { id }'), 'TASK_DONE');
  });

  it.each([
    ['an alias', `problems: ${ERRORS}`, 'problems'],
    ['an inline fragment', `... { ${ERRORS} }`, 'userErrors'],
    [
      'a fragment on the interface of payloads',
      '... on TaskPayload { userErrors { field message } }',
      'userErrors',
    ],
    ['a condition that holds', `userErrors @include(if: true) { message }`, 'userErrors'],
  ])('are asked for by %s', async (_how, selection, key) => {
    const data = expectData<{ finishTask: Record<string, object[]> }>(await call(selection));
    expect(data.finishTask[key]).toMatchObject([{ message: 'This task is done.' }]);
  });

  it.each([
    ['a condition that does not hold', 'task { id } userErrors @skip(if: true) { message }'],
    ['another name', 'userErrors: task { id }'],
  ])('are not asked for by %s', async (_how, selection) => {
    expectErrorCode(await call(selection), 'TASK_DONE');
  });

  it('are empty when the mutation was done', async () => {
    const data = expectData<{ reopenTask: object }>(
      await call(`summary ${ERRORS}`, { taskId: 't' }, { mutation: 'reopenTask' }),
    );
    expect(data.reopenTask).toEqual({ summary: expect.stringMatching(/^t: \d+$/), userErrors: [] });
  });

  it('name every field that breaks a rule', async () => {
    expect(expectData(await call(ERRORS, { note: 'four' }))).toEqual({
      finishTask: { userErrors: refused('BAD_USER_INPUT', ['input', 'note'], 'note is too long') },
    });
    expect(expectData(await call(ERRORS, { note: '\0' }))).toMatchObject({
      finishTask: { userErrors: [{ code: 'BAD_USER_INPUT', field: ['input', 'note'] }] },
    });
  });

  it('name a field of a part of the input by its whole path', async () => {
    expect(expectData(await call(ERRORS, { taskId: 'nowhere', place: { pin: 'x' } }))).toEqual({
      finishTask: { userErrors: refused('INVALID_PLACE', ['input', 'place', 'pin'], 'No such place.') },
    });
  });

  it('do not hold what is not for the form: limits stay errors, which say when to come back', async () => {
    expectErrorCode(await call(ERRORS, { taskId: 'often' }), 'RATE_LIMITED');
  });

  it('roll back what the mutation did', async () => {
    const before = expectData(await run('{ task { changes } }'));
    expectData(await call(ERRORS));
    expect(expectData(await run('{ task { changes } }'))).toEqual(before);
  });

  it('leave an idempotency key as errors do: done once, the same answer again; refused, free for a correction', async () => {
    const idempotencyKey = newId();
    const ask = (taskId: string) => call(`summary ${ERRORS}`, { idempotencyKey, taskId });
    expect(expectData(await ask('none'))).toMatchObject({
      finishTask: { userErrors: [{ code: 'NO_TASK' }] },
    });
    const done = expectData(await ask('t'));
    expect(expectData(await ask('t'))).toEqual(done);
    expect(expectData(await ask('other'))).toMatchObject({
      finishTask: {
        summary: null,
        userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'idempotencyKey'] }],
      },
    });
  });

  it('hold no code that the mutation does not declare', async () => {
    expectErrorCode(await call(ERRORS, {}, { mutation: 'reopenTask', of: lenient }), 'TASK_DONE');
    expectErrorCode(await call(ERRORS, {}, { mutation: 'reopenTask' }), 'INTERNAL_SERVER_ERROR');
  });

  it('come with a payload and an input per mutation, and an interface for what they shared', () => {
    const { schema } = subgraph;
    expect(isInterfaceType(schema.getType('TaskPayload'))).toBe(true);
    expect(schema.getType('TaskInput')).toBeUndefined();
    for (const name of ['FinishTaskInput', 'ReopenTaskPayload', 'FinishTaskErrorCode'])
      expect(schema.getType(name)).toBeDefined();
  });
});
