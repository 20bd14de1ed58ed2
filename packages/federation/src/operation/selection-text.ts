import { Kind, print, type ArgumentNode, type SelectionNode, type ValueNode } from 'graphql';

/** A selection as text, given the text of what is selected inside: '' or `{…}`. */
export function selectionText(
  node: SelectionNode,
  inside: string,
  { withAlias, valueText = printed }: { withAlias: boolean; valueText?: (value: ValueNode) => string },
): string {
  const args = (list: readonly ArgumentNode[] | undefined, write: (value: ValueNode) => string): string =>
    list?.length ? `(${list.map(({ name, value }) => `${name.value}:${write(value)}`).join(',')})` : '';
  let text = '';
  if (node.kind === Kind.FIELD) {
    if (withAlias && node.alias) text += `${node.alias.value}:`;
    text += node.name.value + args(node.arguments, valueText);
  } else if (node.kind === Kind.INLINE_FRAGMENT) {
    text += node.typeCondition ? `...on ${node.typeCondition.name.value}` : '...';
  } else {
    text += `...${node.name.value}`;
  }
  for (const { name, arguments: list } of node.directives ?? [])
    text += `@${name.value}${args(list, printed)}`;
  return text + inside;
}

function printed(value: ValueNode): string {
  return value.kind === Kind.VARIABLE ? `$${value.name.value}` : print(value);
}
