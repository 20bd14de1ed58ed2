import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Whether a client asks for this field of what is being resolved, also by a fragment, and under the conditions it gives. */
export function selectsField(info: GraphQLResolveInfo, type: GraphQLObjectType, name: string): boolean {
  const isSelected = (selectionSet: SelectionSetNode | undefined): boolean =>
    selectionSet?.selections.some((selection) => isIncluded(selection, info) && holds(selection)) ?? false;
  const holds = (selection: SelectionNode): boolean => {
    if (selection.kind === Kind.FIELD) return selection.name.value === name;
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    const condition = fragment?.typeCondition?.name.value;
    return appliesTo(condition, type, info) && isSelected(fragment?.selectionSet);
  };
  return info.fieldNodes.some(({ selectionSet }) => isSelected(selectionSet));
}

function isIncluded(selection: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean {
  const skipped = getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.['if'] === true;
  return !skipped && getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.['if'] !== false;
}

function appliesTo(
  condition: string | undefined,
  type: GraphQLObjectType,
  { schema }: GraphQLResolveInfo,
): boolean {
  if (condition === undefined || condition === type.name) return true;
  const abstract = schema.getType(condition);
  return isAbstractType(abstract) && schema.isSubType(abstract, type);
}
