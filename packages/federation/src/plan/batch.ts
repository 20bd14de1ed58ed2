import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import { SubgraphRequestError } from '../errors.js';
import { isObject, type Data } from '../json.js';
import { copyJson } from '../json-copy.js';
import { applyEntities, gatherInput, type CompiledFetch, type FetchInput } from './fetch.js';
import { RequestTemplate } from './request.js';
import { variablesOf, type Run } from './run.js';
import { send, type Destination } from './send.js';
import type { SubgraphResponse } from '../transports/transport.js';

/** Entity fetches that ask the same fields of their entities, at different paths of the answer. */
interface BatchPart {
  readonly alias: string;
  readonly variable: string;
  readonly members: readonly CompiledFetch[];
  /** Answers hold objects that later fetches write into, so two paths must not share them. */
  readonly needsCopies: boolean;
}

/** Several entity fetches to one subgraph, sent as one request with an aliased `_entities` for each selection. */
export interface FetchBatch extends Destination {
  readonly template: RequestTemplate;
  readonly variableUsages: readonly string[];
  readonly parts: readonly BatchPart[];
}

/** Compiles the fetches of one subgraph and level. They must be entity fetches, and more than one. */
export function compileBatch(fetches: readonly CompiledFetch[]): FetchBatch {
  const [first] = fetches;
  if (!first) throw new Error('A batch has fetches.');
  const bySelection = new Map<string, { document: DocumentNode; members: CompiledFetch[] }>();
  for (const fetch of fetches) {
    const document = parse(fetch.template.query, { noLocation: true });
    const key = `${stripIgnoredCharacters(fetch.template.query.slice(fetch.template.query.indexOf('(')))} ${fetch.outputKey}`;
    const known = bySelection.get(key);
    if (known) known.members.push(fetch);
    else bySelection.set(key, { document, members: [fetch] });
  }
  const builder = new DocumentBuilder();
  const parts = [...bySelection.values()].map(({ document, members }, index): BatchPart => {
    const alias = `_${index}`;
    const variable = `representations${index}`;
    builder.add(document, alias, variable);
    const needsCopies = members.length > 1 && (members[0]?.mergeShape?.size ?? 0) > 0;
    return { alias, variable, members, needsCopies };
  });
  const query = stripIgnoredCharacters(print(builder.document(first.template.operationName)));
  return {
    subgraph: first.subgraph,
    pathText: fetches.map((fetch) => fetch.pathText).join(' '),
    fetchCount: fetches.length,
    template: new RequestTemplate(query, first.template.operationName, 'query'),
    variableUsages: [...new Set(fetches.flatMap((fetch) => fetch.variableUsages))],
    parts,
    isPublic: fetches.every((fetch) => fetch.isPublic),
    // A part asks the same of its members' entities. All fetches of a batch may be cached, or none.
    caching: first.caching && parts.flatMap(({ members: [member] }) => member?.caching ?? []),
  };
}

/** Puts operations of one subgraph together: aliases the entities, keeps variables and fragments apart. */
class DocumentBuilder {
  private readonly fields: FieldNode[] = [];
  private readonly variables = new Map<string, VariableDefinitionNode>();
  private readonly fragments = new Map<string, { text: string; node: FragmentDefinitionNode }>();

  add(document: DocumentNode, alias: string, variable: string): void {
    const renamed = this.addFragments(document);
    const toName = (value: string) => ({ kind: Kind.NAME, value }) as const;
    const rename = <T extends SelectionSetNode | FieldNode>(node: T): T =>
      visit(node, {
        FragmentSpread: (spread) => ({
          ...spread,
          name: toName(renamed.get(spread.name.value) ?? spread.name.value),
        }),
      });
    for (const definition of document.definitions) {
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      for (const node of definition.variableDefinitions ?? []) {
        const isOwn = node.variable.name.value === 'representations';
        const name = isOwn ? variable : node.variable.name.value;
        this.variables.set(name, { ...node, variable: { kind: Kind.VARIABLE, name: toName(name) } });
      }
      for (const field of definition.selectionSet.selections) {
        if (field.kind !== Kind.FIELD) continue;
        const value = { kind: Kind.VARIABLE, name: toName(variable) } as const;
        const argument = { kind: Kind.ARGUMENT, name: toName('representations'), value } as const;
        this.fields.push({ ...rename(field), alias: toName(alias), arguments: [argument] });
      }
    }
  }

  /** Fragments of the same name may differ between fetches; the later ones get another name. */
  private addFragments(document: DocumentNode): Map<string, string> {
    const renamed = new Map<string, string>();
    for (const node of document.definitions) {
      if (node.kind !== Kind.FRAGMENT_DEFINITION) continue;
      const text = print(node);
      let name = node.name.value;
      while (this.fragments.has(name) && this.fragments.get(name)?.text !== text) name += '_';
      renamed.set(node.name.value, name);
      this.fragments.set(name, { text, node: { ...node, name: { kind: Kind.NAME, value: name } } });
    }
    return renamed;
  }

  document(operationName: string | undefined): DocumentNode {
    return {
      kind: Kind.DOCUMENT,
      definitions: [
        {
          kind: Kind.OPERATION_DEFINITION,
          operation: 'query' as never,
          name: operationName === undefined ? undefined : { kind: Kind.NAME, value: operationName },
          variableDefinitions: [...this.variables.values()],
          selectionSet: { kind: Kind.SELECTION_SET, selections: this.fields },
        },
        ...[...this.fragments.values()].map(({ node }) => node),
      ],
    };
  }
}

/** What one member of a part asks for, with its representations' places in the part's list. */
export interface MemberInput {
  readonly fetch: CompiledFetch;
  readonly input: FetchInput;
  /** For each representation of the member, its index in the part. */
  readonly places: readonly number[];
}

export interface PartInput {
  readonly texts: readonly string[];
  readonly members: readonly MemberInput[];
}

/** Runs a batch to its end. Never throws: what goes wrong becomes errors of the run. */
export function runBatch<C>(run: Run<C>, batch: FetchBatch): Promise<void> {
  // Fetches of one batch often start at the same objects.
  const walked = new Map<string, readonly Data[]>();
  const inputs = batch.parts.map((part) => gatherPart(run.data, part, walked));
  if (inputs.every(({ texts }) => texts.length === 0)) return Promise.resolve();
  const variables = variablesOf(run, batch);
  const lists = batch.parts.map(({ variable, alias }, index) => ({
    variable,
    responseName: alias,
    texts: inputs[index]?.texts ?? [],
  }));
  const request = batch.template.request(variables, lists);
  const fail = (error: SubgraphRequestError): void => failParts(run, inputs, error);
  return send(run, batch, request, (response) => applyParts(run, batch, inputs, response, fail), fail);
}

/** The request failed for all parts. */
export function failParts<C>(run: Run<C>, inputs: readonly PartInput[], error: SubgraphRequestError): void {
  for (const { members } of inputs)
    for (const { fetch, input } of members) fetch.errors.failed(run, input, error);
}

/** Merges an answer into the targets of each part and maps its errors. */
export function applyParts<C>(
  run: Run<C>,
  batch: FetchBatch,
  inputs: readonly PartInput[],
  response: SubgraphResponse,
  fail: (error: SubgraphRequestError) => void,
): void {
  const { data } = response;
  const errors = Array.isArray(response.errors) ? (response.errors as unknown[]) : [];
  if (!isObject(data) && errors.length === 0)
    return fail(
      new SubgraphRequestError(
        'The subgraph answered with neither data nor errors.',
        'SUBGRAPH_MALFORMED_RESPONSE',
      ),
    );
  const unplaced = errors.filter((error) => !batch.parts.some((part) => isAt(error, part.alias)));
  batch.parts.forEach((part, index) => {
    const { texts = [], members = [] } = inputs[index] ?? {};
    if (texts.length === 0) return;
    const own = errors.filter((error) => isAt(error, part.alias));
    const entities = isObject(data) ? data[part.alias] : undefined;
    members.forEach((member, position) => {
      reportErrors(run, member, own, isObject(data) ? [] : unplaced);
      if (!isObject(data)) {
        member.fetch.errors.explain(run, member.input);
        return;
      }
      const copy = part.needsCopies && position > 0;
      const isWhole = part.members.length === 1 || !Array.isArray(entities);
      const given = isWhole ? entities : placesOf(member, texts, entities, copy);
      applyEntities(run, member.fetch, member.input, given, own.length + unplaced.length);
    });
  });
  const [anyPart] = inputs;
  const [anyMember] = anyPart?.members ?? [];
  if (isObject(data) && anyMember && unplaced.length > 0) reportErrors(run, anyMember, [], unplaced, false);
}

function gatherPart(root: Data, part: BatchPart, walked: Map<string, readonly Data[]>): PartInput {
  const [only] = part.members;
  if (only && part.members.length === 1) {
    const input = gatherInput(only, root, walked);
    if (!input) return { texts: [], members: [] };
    return {
      texts: input.texts,
      members: [{ fetch: only, input, places: input.texts.map((_, index) => index) }],
    };
  }
  const indexByText = new Map<string, number>();
  const members = part.members.flatMap((fetch): MemberInput[] => {
    const input = gatherInput(fetch, root, walked);
    if (!input) return [];
    const places = input.texts.map((text) => {
      const known = indexByText.get(text);
      if (known !== undefined) return known;
      indexByText.set(text, indexByText.size);
      return indexByText.size - 1;
    });
    return [{ fetch, input, places }];
  });
  return { texts: [...indexByText.keys()], members };
}

function placesOf(
  member: MemberInput,
  texts: readonly string[],
  entities: readonly unknown[],
  copy: boolean,
): readonly unknown[] {
  // A list of the wrong length is refused later, by its length.
  if (entities.length !== texts.length) return [...entities, ...member.places, undefined];
  return member.places.map((place) => (copy ? copyJson(entities[place]) : entities[place]));
}

function isAt(error: unknown, alias: string): boolean {
  return isObject(error) && Array.isArray(error.path) && error.path[0] === alias;
}

function reportErrors<C>(
  run: Run<C>,
  { fetch, input, places }: MemberInput,
  own: readonly unknown[],
  unplaced: readonly unknown[],
  withoutData = true,
): void {
  const local = own.flatMap((error) => {
    if (!isObject(error) || !Array.isArray(error.path)) return [];
    const [, index, ...rest] = error.path as unknown[];
    if (typeof index !== 'number') return [{ ...error, path: ['_entities'] }];
    const position = places.indexOf(index);
    // Another member asked for that entity, and reports it at its own places.
    return position < 0 ? [] : [{ ...error, path: ['_entities', position, ...rest] }];
  });
  if (local.length > 0) fetch.errors.reported(run, input, local, false);
  if (unplaced.length > 0) fetch.errors.reported(run, input, unplaced, withoutData);
}
