import {
  defaultPrintOptions,
  printSchema,
  ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
  type Schema,
} from '@apollo/federation-internals';
import { Kind, parse, print, visit, type ConstDirectiveNode, type DirectiveNode } from 'graphql';
import { SupergraphError } from '../errors.js';

const SPECS = 'https://specs.apollo.dev';

/** Directives that rules are read from, by the feature they belong to, with their usual names. */
const DIRECTIVES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [`${SPECS}/authenticated`]: { authenticated: 'authenticated' },
  [`${SPECS}/requiresScopes`]: { requiresScopes: 'requiresScopes' },
  [`${SPECS}/policy`]: { policy: 'policy' },
  [`${SPECS}/inaccessible`]: { inaccessible: 'inaccessible' },
  [`${SPECS}/tag`]: { tag: 'tag' },
  [`${SPECS}/cost`]: { cost: 'cost', listSize: 'listSize' },
  [`${SPECS}/join`]: { field: 'join__field', type: 'join__type', graph: 'join__graph' },
};

const CANONICAL = new Set(Object.values(DIRECTIVES).flatMap((directives) => Object.values(directives)));

/** Features that decide what a client may see: one of these that is not understood must not be served without it. */
const SECURITY = ['authenticated', 'requiresScopes', 'policy', 'inaccessible'].map(
  (name) => `${SPECS}/${name}`,
);

/**
 * The supergraph with its directives under their usual names, without descriptions. `@link` lets a subgraph import `@authenticated` as `@auth`
 * or give a feature a namespace; a rule read by name alone would not be seen there, and data would leak. Which feature a
 * directive belongs to is decided by the feature's URL; a directive that only has the name of one loses it.
 *
 * @throws SupergraphError for a security feature in a version that is not known, or whose directive is not defined
 */
export function withCanonicalDirectives(supergraph: Schema): string {
  const names = new Map<string, string>();
  for (const feature of supergraph.coreFeatures?.allFeatures() ?? []) {
    const { identity, version } = feature.url;
    if (
      isSecurity(feature.purpose, identity) &&
      !ROUTER_SUPPORTED_SUPERGRAPH_FEATURES.has(feature.url.toString())
    )
      throw unresolved(`${identity}/${version.toString()}`, 'this version is not supported');
    for (const [name, canonical] of Object.entries(DIRECTIVES[identity] ?? {})) {
      const actual = feature.directiveNameInSchema(name);
      if (supergraph.directive(actual)) names.set(actual, canonical);
      else if (SECURITY.includes(identity)) throw unresolved(identity, `@${actual} is not defined`);
    }
  }
  const rename = (actual: string): string =>
    names.get(actual) ?? (CANONICAL.has(actual) ? `foreign__${actual}` : actual);
  const text = textOf(supergraph, { noDescriptions: true });
  if (supergraph.directives().every(({ name }) => rename(name) === name)) return text;
  const renamed = <T extends { readonly name: { readonly value: string } }>(node: T): T => ({
    ...node,
    name: { kind: Kind.NAME, value: rename(node.name.value) },
  });
  const document = visit(parse(text, { noLocation: true }), {
    Directive: (node: DirectiveNode | ConstDirectiveNode) => renamed(node),
    DirectiveDefinition: (node) => renamed(node),
  });
  return print(document);
}

/** A schema with its applied directives; extensions are written as parts of what they extend. */
export function textOf(schema: Schema, { noDescriptions = false } = {}): string {
  return printSchema(schema, { ...defaultPrintOptions, mergeTypesAndExtensions: true, noDescriptions });
}

function isSecurity(purpose: string | undefined, identity: string): boolean {
  return purpose === 'SECURITY' || SECURITY.includes(identity);
}

function unresolved(feature: string, reason: string): SupergraphError {
  return new SupergraphError(
    `The supergraph's security feature ${feature} cannot be enforced: ${reason}.`,
    'UNRESOLVED_SECURITY_FEATURE',
  );
}
