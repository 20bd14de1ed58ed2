import { parse, type DocumentNode } from 'graphql';
import { createHash } from 'node:crypto';
import { parseJson, writeJson } from '../exact-json.js';
import type { Data } from '../json.js';
import type { EntityList, SubgraphRequest } from '../transports/transport.js';

/** The constant part of a subgraph request: everything but the variables' values. */
export class RequestTemplate {
  readonly operationHash: string;
  private readonly bodyStart: string;
  private parsed: DocumentNode | undefined;

  constructor(
    readonly query: string,
    readonly operationName: string | undefined,
    readonly operationKind: SubgraphRequest['operationKind'],
  ) {
    this.operationHash = createHash('sha256').update(query).digest('base64url');
    const name = operationName === undefined ? '' : `,"operationName":${JSON.stringify(operationName)}`;
    this.bodyStart = `{"query":${JSON.stringify(query)}${name},"variables":`;
  }

  get document(): DocumentNode {
    this.parsed ??= parse(this.query, { noLocation: true });
    return this.parsed;
  }

  body(variablesJson: string): string {
    return `${this.bodyStart}${variablesJson}}`;
  }

  request(variables: Data, lists: readonly EntityList[]): SubgraphRequest {
    return new TemplatedRequest(this, variables, lists);
  }
}

class TemplatedRequest implements SubgraphRequest {
  private json: string | undefined;
  private values: Data | undefined;

  constructor(
    private readonly template: RequestTemplate,
    private readonly plain: Data,
    readonly entityLists: readonly EntityList[],
  ) {}

  get query(): string {
    return this.template.query;
  }
  get operationName(): string | undefined {
    return this.template.operationName;
  }
  get operationKind(): SubgraphRequest['operationKind'] {
    return this.template.operationKind;
  }
  get operationHash(): string {
    return this.template.operationHash;
  }
  get document(): DocumentNode {
    return this.template.document;
  }
  get entityCount(): number {
    return this.entityLists.reduce((count, list) => count + list.texts.length, 0);
  }
  withEntities(lists: readonly EntityList[]): SubgraphRequest {
    return new TemplatedRequest(this.template, this.plain, lists);
  }
  get body(): string {
    return this.template.body(this.variablesJson);
  }

  get variablesJson(): string {
    if (this.json === undefined) {
      const parts = this.entityLists.map((list) => `"${list.variable}":[${list.texts.join(',')}]`);
      for (const name in this.plain) {
        const text = writeJson(this.plain[name]);
        if (text !== undefined) parts.push(`"${name}":${text}`);
      }
      this.json = `{${parts.join(',')}}`;
    }
    return this.json;
  }

  get variables(): Data {
    if (!this.values) {
      this.values = { ...this.plain };
      for (const list of this.entityLists) this.values[list.variable] = list.texts.map(parseJson);
    }
    return this.values;
  }
}
