import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { bulkQueryInvalid } from './bulk-query.errors.js';

/** Larger ones are refused by the gateway as well. */
const MAX_TOKENS = 2_000;
const PAGE_ARGUMENTS = ['first', 'after', 'last', 'before'];
const PAGE_INFO = 'bulkPageInfo';
const FIRST = 'bulkFirst';
const AFTER = 'bulkAfter';

/** A query by one list without pages, as it is asked page by page. */
export interface BulkDocument {
  /** With the variables `bulkFirst` and `bulkAfter`. */
  readonly query: string;
  /** What of an answer’s data is the list. @throws when the answer has no list */
  page(data: Readonly<Record<string, unknown>>): BulkPage;
}

export interface BulkPage {
  readonly rows: readonly unknown[];
  /** Where the next page begins; null after the last. */
  readonly next: string | null;
}

/**
 * Reads a query whose one root field is a connection, selected by `nodes` or by `edges { node }`, without a size.
 * @throws InvalidInputError BULK_QUERY_INVALID
 */
export function readBulkDocument(source: string): BulkDocument {
  const document = parsed(source);
  const operation = onlyOperation(document);
  const [list, ...others] = operation.selectionSet.selections;
  if (list?.kind !== Kind.FIELD || others.length > 0)
    throw bulkQueryInvalid('Select one list, and nothing beside it.');
  const { rows, isEdges } = rowsField(withoutDirectives(list));
  const responseName = (list.alias ?? list.name).value;
  return {
    query: print(paged(document, operation, list)),
    page(data) {
      const found = data[responseName] as (Record<string, unknown> & { [PAGE_INFO]?: PageInfo }) | null;
      const given = found?.[rows];
      const info = found?.[PAGE_INFO];
      if (!Array.isArray(given) || !info) throw new Error('The answer has no list.');
      return {
        rows: isEdges ? given.map((edge) => (edge as { node: unknown } | null)?.node) : given,
        next: info.hasNextPage ? info.endCursor : null,
      };
    },
  };
}

interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}

function parsed(source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: MAX_TOKENS, noLocation: true });
  } catch (error) {
    throw bulkQueryInvalid((error as Error).message);
  }
}

function onlyOperation({ definitions }: DocumentNode): OperationDefinitionNode {
  const [operation, ...others] = definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== 'query' || others.length > 0) throw bulkQueryInvalid('Send one query.');
  if (operation.variableDefinitions?.length)
    throw bulkQueryInvalid('Write values into the query: it is asked without variables.');
  return operation;
}

/** The field of a connection that has its rows. */
function rowsField({ name, arguments: given = [], selectionSet }: FieldNode): {
  rows: string;
  isEdges: boolean;
} {
  if (given.some((argument) => PAGE_ARGUMENTS.includes(argument.name.value)))
    throw bulkQueryInvalid(`Leave ${PAGE_ARGUMENTS.join(', ')} of ${name.value} out: all of it is read.`);
  const selected = (selectionSet?.selections ?? []).filter(
    (selection): selection is FieldNode =>
      selection.kind === Kind.FIELD && ['nodes', 'edges'].includes(selection.name.value),
  );
  const [rows, ...others] = selected;
  if (!rows || others.length > 0 || rows.alias)
    throw bulkQueryInvalid(
      `Select nodes { … } or edges { node { … } } of ${name.value}, once and without an alias.`,
    );
  const isEdges = withoutDirectives(rows).name.value === 'edges';
  if (isEdges) {
    const node = rows.selectionSet?.selections.find(isNode);
    if (!node) throw bulkQueryInvalid('Select node of edges, without an alias.');
    withoutDirectives(node);
  }
  return { rows: rows.name.value, isEdges };
}

function isNode(selection: SelectionNode): selection is FieldNode {
  return selection.kind === Kind.FIELD && selection.name.value === 'node' && !selection.alias;
}

/** A list that is skipped has no rows, and no end. */
function withoutDirectives(field: FieldNode): FieldNode {
  if (field.directives?.length) throw bulkQueryInvalid(`Leave directives of ${field.name.value} out.`);
  return field;
}

const named = (value: string) => ({ kind: Kind.NAME, value }) as const;
const variable = (name: string) => ({ kind: Kind.VARIABLE, name: named(name) }) as const;
const argument = (name: string, of: string): ArgumentNode => ({
  kind: Kind.ARGUMENT,
  name: named(name),
  value: variable(of),
});
const field = (name: string, more: Partial<FieldNode> = {}): FieldNode => ({
  kind: Kind.FIELD,
  name: named(name),
  ...more,
});

function paged(document: DocumentNode, operation: OperationDefinitionNode, list: FieldNode): DocumentNode {
  const pageInfo = field('pageInfo', {
    alias: named(PAGE_INFO),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field('hasNextPage'), field('endCursor')] },
  });
  const selections = (list.selectionSet as SelectionSetNode).selections;
  const asked: FieldNode = {
    ...list,
    arguments: [...(list.arguments ?? []), argument('first', FIRST), argument('after', AFTER)],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [...selections, pageInfo] },
  };
  const define = (name: string, type: string, isRequired: boolean) => {
    const named_ = { kind: Kind.NAMED_TYPE, name: named(type) } as const;
    return {
      kind: Kind.VARIABLE_DEFINITION,
      variable: variable(name),
      type: isRequired ? ({ kind: Kind.NON_NULL_TYPE, type: named_ } as const) : named_,
    } as const;
  };
  return visit(document, {
    OperationDefinition: () => ({
      ...operation,
      variableDefinitions: [define(FIRST, 'Int', true), define(AFTER, 'String', false)],
      selectionSet: { kind: Kind.SELECTION_SET, selections: [asked] },
    }),
  });
}
