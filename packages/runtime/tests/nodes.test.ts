import { beforeAll, describe, expect, it } from '@jest/globals';
import { execute, parse, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { Arg, Directive, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import {
  anonymous,
  assertId,
  buildFederatedSchema,
  Node,
  nodeServiceSdl,
  type Viewer,
} from '../src/index.js';

const PAPER = '0193d3a0-0000-7000-8000-000000000001';
const LETTER = '0193d3a0-0000-7000-8000-000000000002';
const UNREADABLE = '0193d3a0-0000-7000-8000-000000000003';
const UNKNOWN = '0193d3a0-0000-7000-8000-000000000004';

@ObjectType({ implements: Node })
@Directive('@key(fields: "id")')
class Paper {
  @Field(() => ID)
  id: string;
}

@ObjectType({ implements: Node })
@Directive('@key(fields: "id")')
class Letter {
  @Field(() => ID)
  id: string;
}

@Resolver()
class PaperResolver {
  @Query(() => Paper, { nullable: true })
  paper(@Arg('id', () => ID) id: string): Paper | null {
    if (id === UNREADABLE) throw new Error('The disk is gone.');
    return assertId(id, 'id') === PAPER ? { id } : null;
  }
}

@Resolver()
class LetterResolver {
  @Query(() => Letter, { nullable: true })
  @Directive('@authenticated')
  letter(@Arg('id', () => ID) id: string): Letter | null {
    return id === LETTER ? { id } : null;
  }
}

@Resolver()
class ListsOnly {
  @Query(() => [Letter])
  letters(@Arg('id', () => ID) id: string): Letter[] {
    return [{ id }];
  }
}

describe('Nodes of a subgraph', () => {
  let schema: GraphQLSchema;
  let sdl: string;
  beforeAll(async () => {
    ({ schema, sdl } = await buildFederatedSchema({
      resolvers: [PaperResolver, LetterResolver],
      references: {},
    }));
  });

  async function typesOf(ids: string[], viewer: Viewer = anonymous): Promise<ExecutionResult> {
    const document = parse('query($ids: [ID!]!) { nodeTypes(ids: $ids) }');
    return JSON.parse(
      JSON.stringify(await execute({ schema, document, variableValues: { ids }, contextValue: { viewer } })),
    ) as ExecutionResult;
  }

  it('are the types of ids that the viewer may read by their own field, in order', async () => {
    const ids = [LETTER, PAPER, UNKNOWN, 'no-id', PAPER];
    expect(await typesOf(ids)).toEqual({ data: { nodeTypes: [null, 'Paper', null, null, 'Paper'] } });
    const viewer = { ...anonymous, userId: UNKNOWN };
    expect(await typesOf(ids, viewer)).toEqual({
      data: { nodeTypes: ['Letter', 'Paper', null, null, 'Paper'] },
    });
  });

  it('are not said to be unknown where reading failed', async () => {
    const { data, errors } = await typesOf([PAPER, UNREADABLE]);
    expect(data).toEqual({ nodeTypes: null });
    expect(errors).toHaveLength(1);
  });

  it('are looked up a hundred at a time', async () => {
    expect((await typesOf(Array<string>(100).fill(UNKNOWN))).errors).toBeUndefined();
    expect((await typesOf(Array<string>(101).fill(UNKNOWN))).errors).toHaveLength(1);
  });

  it('are stated by a field that clients do not see', () => {
    expect(sdl).toMatch(/nodeTypes\(ids: \[ID!\]!\): \[String\] @inaccessible @shareable/);
    expect(sdl).toContain('type Paper implements Node @key(fields: "id")');
    const service = nodeServiceSdl([{ typeDefs: parse(sdl) }]);
    expect(service).toContain('type Letter implements Node @key(fields: "id", resolvable: false)');
    expect(nodeServiceSdl([{ typeDefs: parse('type Query { a: Int }') }])).toBeUndefined();
  });

  it('each need one field of Query by their id', async () => {
    const building = buildFederatedSchema({ resolvers: [ListsOnly], references: {} });
    await expect(building).rejects.toThrow(
      'Letter is a Node and needs one field of Query by its id; there is none.',
    );
  });
});
