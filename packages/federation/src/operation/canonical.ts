import {
  Kind,
  print,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { selectionText } from './selection-text.js';

/** An operation, and the text it has in common with every operation that is planned alike. */
export interface CanonicalOperation {
  readonly definition: OperationDefinitionNode;
  readonly text: string;
}

/**
 * Drops the operation's name, and what is selected twice, and sorts variables and selections. The fields of a mutation
 * keep their order, in which they run (6.2.2). Expects an operation without named fragments.
 */
export function canonicalOperation(definition: OperationDefinitionNode): CanonicalOperation {
  const isSerial = definition.operation === 'mutation';
  const [selectionSet, text] = canonicalSelections(definition.selectionSet, !isSerial);
  const variables = (definition.variableDefinitions ?? [])
    .map((node) => ({ node, text: print(node) }))
    .sort((a, b) => compare(a.text, b.text));
  const head = [...variables, ...(definition.directives ?? []).map((node) => ({ text: print(node) }))];
  return {
    definition: {
      ...definition,
      name: undefined,
      variableDefinitions: variables.map(({ node }) => node),
      selectionSet,
    },
    text: `${definition.operation}(${head.map((one) => one.text).join()})${text}`,
  };
}

/** The same text for operations of one kind whose answers have the same names in the same order, whatever their name. */
export function clientText({
  operation,
  variableDefinitions = [],
  selectionSet,
  directives = [],
}: OperationDefinitionNode): string {
  const textOf = ({ selections }: SelectionSetNode): string =>
    `{${selections.map((one) => selectionText(one, inside(one, textOf), { withAlias: true })).join(' ')}}`;
  const head = [...variableDefinitions, ...directives].map((node) => print(node));
  return `${operation}(${head.join()})${textOf(selectionSet)}`;
}

function canonicalSelections(node: SelectionSetNode, isSorted: boolean): [SelectionSetNode, string] {
  const byText = new Map<string, SelectionNode>();
  const all: [string, SelectionNode][] = node.selections.map((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet)
      return [selectionText(selection, '', { withAlias: true }), selection];
    const [selectionSet, inside] = canonicalSelections(selection.selectionSet, true);
    const text = selectionText(selection, inside, { withAlias: true });
    return [text, { ...selection, selectionSet } as SelectionNode];
  });
  if (!isSorted)
    return [{ ...node, selections: all.map(([, one]) => one) }, `{${all.map(([text]) => text).join(' ')}}`];
  for (const [text, selection] of all) byText.set(text, selection);
  const sorted = [...byText].sort(([a], [b]) => compare(a, b));
  return [
    { ...node, selections: sorted.map(([, one]) => one) },
    `{${sorted.map(([text]) => text).join(' ')}}`,
  ];
}

function inside(node: SelectionNode, textOf: (set: SelectionSetNode) => string): string {
  return node.kind !== Kind.FRAGMENT_SPREAD && node.selectionSet ? textOf(node.selectionSet) : '';
}

/** By code units, the same everywhere. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
