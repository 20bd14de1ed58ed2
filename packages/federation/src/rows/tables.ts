import {
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  parse,
  visit,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { attempts } from '../giving-up.js';
import { createShape, type ShapeField, type ShapeSelection } from '../shape/selection.js';

/**
 * The objects of one selection in one answer, a row each. A row is numbers: whether the object is null, of a leaf where its
 * text begins and ends in the bytes of the answer, of an object its row, of a list its first row and how many follow.
 */
export interface Table {
  /** Among the tables of a plan. */
  readonly index: number;
  /** Which of the plan's answers its objects are in. */
  readonly answer: number;
  readonly typename: string;
  /** In the order in which an answer has them. */
  readonly columns: readonly Column[];
  /** Numbers of a row. Rows of entities that belong to these objects are told in further ones. */
  width: number;
  /** Numbers that the rows of the last answer took. */
  usual: number;
}

/** A field by the name that the answer has for it. */
export type Column =
  | { readonly kind: 'name'; readonly key: string }
  | { readonly kind: 'leaf'; readonly key: string; readonly cell: number }
  | { readonly kind: 'object' | 'list'; readonly key: string; readonly cell: number; readonly table: Table };

/** The first number of a row. */
export const IS_NULL = 0;
export const IS_OBJECT = 1;

const CELLS = { name: 0, leaf: 2, object: 1, list: 2 } as const;

/** Of what has to do with a plan that needs objects. */
export const { attempt: attemptRows, giveUp: refuse } = attempts('The plan needs objects.');

/** Makes the tables of one plan. */
export class TableMaker {
  readonly tables: Table[] = [];

  constructor(readonly schema: GraphQLSchema) {}

  /** One that has no fields of its own. */
  empty(): Table {
    return this.add(-1, '', []);
  }

  make(answer: number, type: GraphQLObjectType, selection: SelectionSetNode): Table {
    const nameOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;
    const context = { schema: this.schema, conditions: {}, denied: new Map<string, string>(), nameOf };
    return this.of(answer, createShape(context, type, [selection]));
  }

  private of(answer: number, { type, fieldsFor }: ShapeSelection): Table {
    if (!isObjectType(type)) return refuse();
    const table = this.add(answer, type.name, []);
    for (const field of fieldsFor(type.name)) {
      const column = this.column(answer, field, table.width);
      table.columns.push(column);
      table.width += CELLS[column.kind];
    }
    return table;
  }

  private add(answer: number, typename: string, columns: Column[]): Table & { readonly columns: Column[] } {
    const table = { index: this.tables.length, answer, typename, columns, width: 1, usual: 0 };
    this.tables.push(table);
    return table;
  }

  private column(answer: number, field: ShapeField, cell: number): Column {
    const { responseName: key, fieldName, selection } = field;
    if (fieldName === '__typename') return { kind: 'name', key };
    if (fieldName.startsWith('__')) return refuse();
    if (!selection) return { kind: 'leaf', key, cell };
    const kind = compositeKind(field.type);
    return { kind, key, cell, table: this.of(answer, selection) };
  }
}

function compositeKind(type: GraphQLOutputType): 'object' | 'list' {
  const nullable = getNullableType(type);
  if (isCompositeType(nullable)) return 'object';
  if (!isListType(nullable)) return refuse();
  return isCompositeType(getNullableType(nullable.ofType as GraphQLOutputType)) ? 'list' : refuse();
}

/** What a subgraph is asked for, without named fragments. */
export function selectionOf(query: string): SelectionSetNode {
  const { definitions } = parse(query, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  let selection: SelectionSetNode | undefined;
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) selection = definition.selectionSet;
  }
  return selection ? opened(selection, fragments) : refuse();
}

function opened(
  selection: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): SelectionSetNode {
  return visit(selection, {
    Directive: refuse,
    FragmentSpread: ({ name }) => {
      const { typeCondition, selectionSet } = fragments.get(name.value) ?? refuse();
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: opened(selectionSet, fragments) };
    },
  });
}

export function rootTable(maker: TableMaker, answer: number, selection: SelectionSetNode): Table {
  return maker.make(answer, maker.schema.getQueryType() ?? refuse(), selection);
}

/** What one `_entities` of a request answers, when its entities are of one type. */
export function entitiesTable(
  maker: TableMaker,
  answer: number,
  { selections }: SelectionSetNode,
  alias: string,
): Table {
  const asked = selections.find(
    (one): one is FieldNode => one.kind === Kind.FIELD && (one.alias ?? one.name).value === alias,
  );
  if (!asked?.selectionSet) return refuse();
  const typenames = new Set<string | undefined>();
  for (const one of asked.selectionSet.selections) {
    if (one.kind === Kind.INLINE_FRAGMENT) typenames.add(one.typeCondition?.name.value);
    else if (one.kind !== Kind.FIELD || one.name.value !== '__typename') return refuse();
  }
  const [typename = ''] = typenames;
  const type = maker.schema.getType(typename);
  if (typenames.size !== 1 || !isObjectType(type)) return refuse();
  return maker.make(answer, type, asked.selectionSet);
}
