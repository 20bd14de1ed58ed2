import type {
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
  SubscriptionNode,
} from '@apollo/query-planner';
import { parse, print } from 'graphql';

/** A query plan as a viewer draws it. */
export interface PlanTreeNode {
  readonly kind: 'Sequence' | 'Parallel' | 'Flatten' | 'Fetch' | 'Subscription' | 'If' | 'Unless';
  /** Flatten: into which part of the answer. Fetch: all of the way there; `@` is every element of a list. */
  readonly path?: string;
  /** The variable that decides. */
  readonly condition?: string;
  readonly subgraph?: string;
  /** What the fetch identifies its entities by, such as `Agent(id)`; none for a fetch of root fields. */
  readonly entities?: readonly string[];
  /** What the subgraph is sent, without any value. */
  readonly operation?: string;
  readonly nodes?: readonly PlanTreeNode[];
}

/** `pathText` writes a path of the plan by field names. */
export function planTree({ node }: QueryPlan, pathText: (path: string) => string): readonly PlanTreeNode[] {
  const byFieldNames = (tree: PlanTreeNode): PlanTreeNode => ({
    ...tree,
    ...(tree.path !== undefined && { path: pathText(tree.path) }),
    ...(tree.nodes && { nodes: tree.nodes.map(byFieldNames) }),
  });
  return node ? treeOf(node, []).map(byFieldNames) : [];
}

type Path = readonly (string | number)[];

function treeOf(node: PlanNode | SubscriptionNode, path: Path): readonly PlanTreeNode[] {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return [{ kind: node.kind, nodes: node.nodes.flatMap((child) => treeOf(child, path)) }];
    case 'Flatten': {
      const nodes = treeOf(node.node, [...path, ...node.path]);
      return [{ kind: 'Flatten', path: node.path.join('.'), nodes }];
    }
    case 'Condition': {
      const { condition, ifClause, elseClause } = node;
      return [
        ...(ifClause ? [{ kind: 'If' as const, condition, nodes: treeOf(ifClause, path) }] : []),
        ...(elseClause ? [{ kind: 'Unless' as const, condition, nodes: treeOf(elseClause, path) }] : []),
      ];
    }
    case 'Subscription': {
      const rest = node.rest ? treeOf(node.rest, path) : [];
      return [{ kind: 'Subscription', nodes: [fetchOf(node.primary, path), ...rest] }];
    }
    case 'Fetch':
      return [fetchOf(node, path)];
    case 'Defer':
      throw new Error('The planner was not asked for @defer.');
  }
}

function fetchOf({ serviceName, requires, operation }: FetchNode, path: Path): PlanTreeNode {
  return {
    kind: 'Fetch',
    path: path.join('.'),
    subgraph: serviceName,
    entities: (requires ?? []).map(signatureOf),
    operation: print(parse(operation)),
  };
}

/** `Agent(id)`, `Listing(id project { id })`. */
function signatureOf(selection: QueryPlanSelectionNode): string {
  if (selection.kind === 'Field') return fieldsOf([selection]);
  return `${selection.typeCondition ?? ''}(${fieldsOf(selection.selections)})`;
}

function fieldsOf(selections: readonly QueryPlanSelectionNode[]): string {
  return selections
    .filter((selection) => selection.kind !== 'Field' || selection.name !== '__typename')
    .map((selection) => {
      if (selection.kind !== 'Field') return `... on ${signatureOf(selection)}`;
      const inside = selection.selections?.length ? ` { ${fieldsOf(selection.selections)} }` : '';
      return `${selection.name}${inside}`;
    })
    .join(' ');
}
