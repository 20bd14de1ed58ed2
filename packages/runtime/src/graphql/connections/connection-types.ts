import { Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { PUBLIC } from '../public-fields.js';

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its connection.' })
@Directive('@shareable')
@Directive(PUBLIC)
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
  nodes: Node[];
  pageInfo: PageInfo;
  /** Counts when it is asked for. */
  totalCount?: () => Promise<number>;
}

/** Counting further would cost more than anyone reads. */
export const COUNT_CAP = 1_000;

/**
 * The GraphQL types of a connection over `NodeClass`: `<Name>Connection` and `<Name>Edge`. One that is `counted` has a
 * totalCount; each of its lists gives `toConnection` a way to count.
 */
export function connectionTypes<Node extends object>(
  NodeClass: ClassType<Node>,
  name: string,
  { counted = false } = {},
) {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One place in ${name}Connection: the node and its cursor.`,
  })
  @Directive(PUBLIC)
  class EdgeType {
    @Field(() => String, {
      description: 'Pass as `after` to continue from here, or as `before` to go back from here.',
    })
    cursor: string;

    @Field(() => NodeClass, { description: `The ${name}.` })
    node: Node;
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of nodes of the type ${name}.`,
  })
  @Directive(PUBLIC)
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The page, in order.' })
    edges: EdgeType[];

    @Field(() => [NodeClass], { description: 'The nodes of the edges, in the same order.' })
    nodes: Node[];

    @Field(() => PageInfo, { description: 'Whether and where to continue.' })
    pageInfo: PageInfo;
  }
  if (counted) {
    const totalCount = [ConnectionType.prototype, 'totalCount'] as const;
    const description = `How many there are in all; ${COUNT_CAP.toLocaleString('en')} means that many or more.`;
    Field(() => Int, { nullable: true, description })(...totalCount);
    Directive('@cost(weight: 50)')(...totalCount);
  }
  return { EdgeType, ConnectionType };
}
