import { Max, Min, IsOptional, IsString, MaxLength } from 'class-validator';
import { ArgsType, Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { z } from 'zod';
import { InvalidInputError } from '../errors/errors.js';
import { isKeepableText } from './clean-arguments.js';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, {
    defaultValue: DEFAULT_PAGE_SIZE,
    description: `How many to return, 1 to ${MAX_PAGE_SIZE}.`,
  })
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  first: number = DEFAULT_PAGE_SIZE;

  @Field(() => String, { nullable: true, description: 'Return what follows this cursor.' })
  @IsOptional()
  @IsString()
  @MaxLength(512)
  after?: string;
}

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its connection.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow the last edge.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether some precede the first edge.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first edge.' })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge.' })
  endCursor: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
}

/**
 * A page from one row more than asked for: the extra row says that there is a next page, without a count.
 * `cursorOf` gives the values the sort order compares, last of them unique.
 */
export function toConnection<Node>(
  rows: Node[],
  { first, after }: { first: number; after?: string | null | undefined },
  cursorOf: (node: Node) => CursorValue[],
): Connection<Node> {
  const edges = rows.slice(0, first).map((node) => ({ node, cursor: encodeCursor(cursorOf(node)) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: Boolean(after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The GraphQL types of a connection over `NodeClass`: `<Name>Connection` and `<Name>Edge`. */
export function connectionTypes<Node extends object>(NodeClass: ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One place in ${name}Connection: the node and its cursor.`,
  })
  class EdgeType {
    @Field(() => String, { description: 'Pass as `after` to continue from here.' })
    cursor: string;

    @Field(() => NodeClass, { description: `The ${name}.` })
    node: Node;
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of nodes of the type ${name}.`,
  })
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The page, in order.' })
    edges: EdgeType[];

    @Field(() => PageInfo, { description: 'Whether and where to continue.' })
    pageInfo: PageInfo;
  }
  return { EdgeType, ConnectionType };
}

export type CursorValue = string | number | boolean | null;

export function encodeCursor(values: CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * Reads a cursor against the shape its sort order needs.
 * @throws InvalidInputError BAD_CURSOR when it was altered or belongs to another connection
 */
export function decodeCursor<Values extends CursorValue[]>(cursor: string, shape: z.ZodType<Values>): Values {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!isKeepableText(values)) throw new Error('The cursor holds text that is no text.');
    return shape.parse(values);
  } catch (cause) {
    throw new InvalidInputError('Invalid cursor: it belongs to another list, or was altered.', {
      code: 'BAD_CURSOR',
      cause,
    });
  }
}
