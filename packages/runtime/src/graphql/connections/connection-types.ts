import { Directive, Field, ObjectType, type ClassType } from 'type-graphql';

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
  nodes: Node[];
  pageInfo: PageInfo;
}

/** The GraphQL types of a connection over `NodeClass`: `<Name>Connection` and `<Name>Edge`. */
export function connectionTypes<Node extends object>(NodeClass: ClassType<Node>, name: string) {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One place in ${name}Connection: the node and its cursor.`,
  })
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
  class ConnectionType {
    @Field(() => [EdgeType], { description: 'The page, in order.' })
    edges: EdgeType[];

    @Field(() => [NodeClass], { description: 'The nodes of the edges, in the same order.' })
    nodes: Node[];

    @Field(() => PageInfo, { description: 'Whether and where to continue.' })
    pageInfo: PageInfo;
  }
  return { EdgeType, ConnectionType };
}
