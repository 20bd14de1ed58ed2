import { GraphQLScalarType, Kind } from 'graphql';
import { Field, InterfaceType } from 'type-graphql';

const text = (value: unknown) => String(value);

export const CursorScalar = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  description: 'Where a stream stood: opaque, signed, and good only for whom it was given to.',
  serialize: text,
  parseValue: text,
  parseLiteral: (node) => (node.kind === Kind.STRING ? node.value : ''),
});

// Registered implementations would be those of every subgraph in this process.
@InterfaceType({
  autoRegisterImplementations: false,
  description: 'An event of a stream that can be resumed: pass its cursor as `after`.',
})
export abstract class Resumable {
  @Field(() => CursorScalar, { description: 'Resume after this event.' })
  cursor: string;
}
