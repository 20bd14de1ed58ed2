import { operationId, type OperationManifest, type StoredOperation } from '@propmubi/gateway';
import { type GraphQLSchema, Kind, parse, validate } from 'graphql';

/** One text as it is stored. @throws Error for what is not one named, valid operation */
export function storedOperation(schema: GraphQLSchema, body: string, publishedOn: string): StoredOperation {
  const document = parse(body);
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation, ...others] = operations;
  if (!operation || others.length > 0 || !operation.name)
    throw new Error(`This is not one operation with a name: ${body.trim().slice(0, 60)}…`);
  const name = operation.name.value;
  const [problem] = validate(schema, document);
  if (problem) throw new Error(`${name}: ${problem.message}`);
  return { id: operationId(body), name, type: operation.operation, body, publishedOn };
}

/**
 * A manifest with these operations besides those it has: programs that were delivered before go on asking theirs. What was
 * published last before `forget` is left out.
 */
export function withOperations(
  before: OperationManifest | undefined,
  published: readonly StoredOperation[],
  forget = '',
): OperationManifest {
  const kept = (before?.operations ?? []).filter(({ publishedOn = '' }) => publishedOn >= forget);
  const byId = new Map([...kept, ...published].map((operation) => [operation.id, operation]));
  const operations = [...byId.values()].sort((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1));
  return { format: 'apollo-persisted-query-manifest', version: 1, operations };
}
