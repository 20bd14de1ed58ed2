import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import { type JsonSchema, schemaOfVariables } from './json-schema.js';

/** A stored operation as an assistant sees it. */
export interface Tool {
  /** That of the operation and of its file. */
  name: string;
  /** The comment that the file begins with. */
  description: string;
  query: string;
  inputSchema: JsonSchema & { type: 'object' };
  changes: boolean;
}

interface ToolOptions {
  /** Of `.graphql` files, one operation each. */
  folder: string;
  /** SDL of the contract that they are written for. */
  contract: string;
  /** Whether mutations are offered. */
  allowChanges: boolean;
}

/** The tools of a folder. @throws Error for a file that is no described, valid operation of its name */
export function loadTools({ folder, contract, allowChanges }: ToolOptions): Tool[] {
  const schema = buildSchema(contract);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => toolOf(schema, file, readFileSync(join(folder, file), 'utf8')))
    .filter(({ changes }) => allowChanges || !changes);
}

function toolOf(schema: GraphQLSchema, file: string, query: string): Tool {
  const refuse = (why: string) => new Error(`${file}: ${why}`);
  const document = parse(query);
  const [problem] = validate(schema, document);
  if (problem) throw refuse(problem.message);
  const [operation, ...others] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0)
    throw refuse('is not one operation.');
  const name = operation.name?.value;
  if (`${name}.graphql` !== file) throw refuse('is not named like its operation.');
  if (operation.operation === 'subscription') throw refuse('a tool answers once; it is no subscription.');
  const description = [...query.matchAll(/^# ?(.*)$/gm)].map(([, line]) => line).join(' ');
  if (!description) throw refuse('begins with no comment that says what it does.');
  return {
    name: name as string,
    description,
    query,
    inputSchema: schemaOfVariables(schema, operation.variableDefinitions ?? []),
    changes: operation.operation === 'mutation',
  };
}
