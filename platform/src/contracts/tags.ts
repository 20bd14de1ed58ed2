import { contractTag, INTERNAL_TAG } from '@propmubi/gateway';
import {
  Kind,
  valueFromASTUntyped,
  visit,
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
} from 'graphql';
import type { Audiences } from './audiences.js';
import type { ContractDecisions } from './decision.js';
import { fieldsOfType, isTypeDefinition } from './type-graph.js';

/**
 * Writes who sees what into a subgraph, as tags: one on a type for all of its fields, or one on each field where they
 * differ. What has none is in no contract.
 */
export function withContractTags(
  subgraph: DocumentNode,
  { of, types }: Audiences,
  decisions: ContractDecisions,
): DocumentNode {
  const name = nameOfTag(subgraph);
  const tag = (value: string) => tagNamed(name, value);
  const tagOf = (coordinate: string): readonly ConstDirectiveNode[] => {
    const audience = of.get(coordinate);
    return audience ? [tag(contractTag(audience))] : [];
  };
  const internal = tag(INTERNAL_TAG);
  return {
    ...subgraph,
    definitions: subgraph.definitions.map((definition) => {
      if (!isTypeDefinition(definition) || !of.has(definition.name.value)) return definition;
      const { value: type } = definition.name;
      const fields = fieldsOfType(types.get(type) ?? definition);
      const audiences = new Set(fields.map((field) => of.get(`${type}.${field.name.value}`)));
      if (audiences.size <= 1)
        return withInternal(tagged(definition, tagOf(type)), { type, decisions, internal });
      const shown = new Set(fields.map((field) => field.name.value));
      const withTags = visit(definition, {
        FieldDefinition: (field: FieldDefinitionNode) =>
          shown.has(field.name.value) && !isExternal(field)
            ? tagged(field, tagOf(`${type}.${field.name.value}`))
            : false,
        InputValueDefinition: () => false,
      });
      return withInternal(withTags, { type, decisions, internal });
    }),
  };
}

/** Another subgraph resolves it, and says who sees it. */
function isExternal({ directives = [] }: FieldDefinitionNode): boolean {
  return directives.some(({ name }) => name.value === 'external');
}

/** Arguments, enum values and fields of inputs that are in no contract though what holds them is. */
function withInternal<T extends DocumentNode['definitions'][number]>(
  definition: T,
  { type, decisions, internal }: { type: string; decisions: ContractDecisions; internal: ConstDirectiveNode },
): T {
  let field = '';
  return visit(definition, {
    FieldDefinition: { enter: (node: FieldDefinitionNode) => void (field = `.${node.name.value}`) },
    EnumValueDefinition: (node: EnumValueDefinitionNode) =>
      decisions[`${type}.${node.name.value}`] === 'internal' ? tagged(node, [internal]) : undefined,
    InputValueDefinition: (node: InputValueDefinitionNode) =>
      decisions[`${type}${field}.${node.name.value}`] === 'internal' ? tagged(node, [internal]) : undefined,
  });
}

function tagged<T extends { readonly directives?: readonly DirectiveNode[] | undefined }>(
  node: T,
  tags: readonly ConstDirectiveNode[],
): T {
  return tags.length === 0 ? node : { ...node, directives: [...(node.directives ?? []), ...tags] };
}

/** As the subgraph has imported it from the specification of federation. */
function nameOfTag({ definitions }: DocumentNode): string {
  const links = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_EXTENSION || definition.kind === Kind.SCHEMA_DEFINITION
      ? (definition.directives ?? [])
      : [],
  );
  const imports = links.flatMap(({ arguments: given }) =>
    (given ?? [])
      .filter(({ name }) => name.value === 'import')
      .map(({ value }) => valueFromASTUntyped(value)),
  );
  return imports.flat().includes('@tag') || links.length === 0 ? 'tag' : 'federation__tag';
}

function tagNamed(name: string, value: string): ConstDirectiveNode {
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: name },
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'name' },
        value: { kind: Kind.STRING, value },
      },
    ],
  };
}
