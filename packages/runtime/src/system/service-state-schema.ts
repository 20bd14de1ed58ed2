import { type DefinitionNode, type DocumentNode, type GraphQLScalarType, Kind, parse, visit } from 'graphql';
import { GraphQLDateTime } from '../graphql/scalars.js';

/** Dead letters that are shown at once; the count says how many there are. */
export const MOST_DEAD_LETTERS = 50;

/**
 * `Query.system` is every subgraph’s, and gives a type of which each has one field: its own. So a query of all of them asks each
 * for itself, at the same time, and one that does not answer is null beside the others.
 */
const schemaOf = (service: string) =>
  parse(`
type Query {
  "How the services of the platform are, each by itself; for administrators."
  system: System @shareable @requiresScopes(scopes: [["platform:admin"]])
}

"The services of the platform. One that does not answer is null, with an error."
type System {
  "How the service ${service} is."
  ${service}: ServiceState @cost(weight: 50)
}

"What a service has to do, and what it could not do."
type ServiceState @shareable {
  "Events that it recorded and that are not published yet."
  unpublishedEvents: Int!
  "When the oldest of them was recorded."
  unpublishedSince: DateTime
  "Published events that it has not handled yet, by the service that recorded them; null while it cannot be found out."
  unhandledEvents: [UnhandledEvents!] @listSize(assumedSize: 5)
  "How many events it gave up."
  deadLetterCount: Int!
  "Events that it gave up, the oldest failure first; at most ${MOST_DEAD_LETTERS}."
  deadLetters: [DeadLetter!]! @listSize(assumedSize: ${MOST_DEAD_LETTERS})
  "Its queues of jobs."
  jobQueues: [JobQueueState!]! @listSize(assumedSize: 5)
  "Its connections to Postgres."
  connections: ConnectionsInUse!
}

"Events of one service that another has to handle."
type UnhandledEvents @shareable {
  "The service that recorded them."
  recordedBy: String!
  "How many."
  count: Int!
}

"An event that a service could not handle, and why."
type DeadLetter @shareable {
  "Id of the event."
  eventId: ID!
  "What happened."
  type: String!
  "What it happened to."
  subject: String!
  "How handling it failed the last time."
  error: String!
  "How often it was tried."
  deliveries: Int!
  "When it failed the last time."
  failedAt: DateTime!
  "Whether it was asked to be handled again, and has not been yet."
  replayRequested: Boolean!
}

"How a queue of jobs is."
type JobQueueState @shareable {
  "Its name."
  name: String!
  "Jobs that wait for their time or for a worker."
  waiting: Int!
  "Jobs that are being worked on."
  running: Int!
  "Jobs that failed and are tried again by themselves."
  retrying: Int!
  "Jobs that failed for good and are kept for a while."
  failed: Int!
  "Those of them that can be given to the queue again."
  retryable: Int!
}

"Connections of a service to Postgres."
type ConnectionsInUse @shareable {
  "That work."
  busy: Int!
  "That wait for work."
  idle: Int!
  "Requests that wait for one."
  waiting: Int!
  "How many there may be."
  most: Int!
}
`);

function scalarOf({ name }: GraphQLScalarType): DefinitionNode {
  return { kind: Kind.SCALAR_TYPE_DEFINITION, name: { kind: Kind.NAME, value: name } };
}

/** Adds `Query.system` to the schema of a service. */
export function withServiceState(typeDefs: DocumentNode, service: string): DocumentNode {
  const [query, ...types] = schemaOf(service).definitions;
  const fields = query?.kind === Kind.OBJECT_TYPE_DEFINITION ? (query.fields ?? []) : [];
  const known = visit(typeDefs, {
    ObjectTypeDefinition: (type) =>
      type.name.value === 'Query' ? { ...type, fields: [...(type.fields ?? []), ...fields] } : false,
  });
  const isDateTime = (one: DefinitionNode) =>
    one.kind === Kind.SCALAR_TYPE_DEFINITION && one.name.value === GraphQLDateTime.name;
  const scalars = known.definitions.some(isDateTime) ? [] : [scalarOf(GraphQLDateTime)];
  return { ...known, definitions: [...known.definitions, ...scalars, ...types] };
}

/** Resolves them: of the service, what it says of itself. */
export function addServiceStateResolvers(
  resolvers: Record<string, Record<string, unknown>>,
  { name, state }: { name: string; state: () => object },
): void {
  resolvers['Query'] = { ...resolvers['Query'], system: () => ({}) };
  resolvers['System'] = { [name]: state };
  resolvers[GraphQLDateTime.name] ??= GraphQLDateTime as never;
}
