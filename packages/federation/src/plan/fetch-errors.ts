import type { GraphQLError } from 'graphql';
import { subgraphError, type Path, type SubgraphRequestError } from '../errors.js';
import { isObject, type Data } from '../json.js';
import { clientPathsTo, isClientField, type ClientPaths } from './client-paths.js';
import { collectTargetPaths, collectTargets, type FlattenPath } from './path.js';

/** A failed fetch for a thousand entities says so for this many fields, not for all. */
const MAX_ERRORS_PER_FETCH = 100;

/** Where a run keeps its errors. */
export interface ErrorSink {
  readonly data: Data;
  /** At the place the subgraph named. */
  readonly errors: GraphQLError[];
  /** One list a failed request, at every field it could have filled; those the answer does not have are dropped. */
  readonly failures: GraphQLError[][];
  /** Client paths that are null because of an error at another field: it took their object with it (6.4.4). */
  readonly explained: Path[];
  /** Of the client that asked: many share a plan. */
  readonly clientPaths: ClientPaths;
  /** Objects whose entity does not exist for the subgraph that was asked: null, and no error, where they may be null. */
  readonly gone: Set<Data>;
}

interface ErrorInput {
  readonly targets: readonly Data[];
  readonly owners: readonly number[] | undefined;
}

/** Turns what went wrong in a fetch into errors at the client's fields, with the subgraph's name. */
export class FetchErrors {
  constructor(
    private readonly serviceName: string,
    private readonly path: FlattenPath,
    /** Internal names of what this fetch provides at its targets, for clients and for the plan itself. */
    private readonly fields: readonly string[],
    /** Internal names by the aliases the planner gave to fields that two types disagree on. */
    private readonly names: ReadonlyMap<string, string>,
  ) {}

  /** The whole request failed: every field it should have filled gets the error. */
  failed(run: ErrorSink, input: ErrorInput, error: SubgraphRequestError): void {
    const extensions: Data = { code: error.code };
    if (error.statusCode !== undefined) extensions.statusCode = error.statusCode;
    run.failures.push(
      this.affected(run, input).map((path) =>
        subgraphError(error.message, this.serviceName, path, extensions, error),
      ),
    );
  }

  /** Errors the subgraph reported itself. Those of a shared representation appear at each of its places. */
  reported(run: ErrorSink, input: ErrorInput, errors: readonly unknown[], withoutData: boolean): void {
    let targetPaths: Path[] | undefined;
    for (const raw of errors) {
      const error = isObject(raw) ? raw : {};
      const message =
        typeof error.message === 'string' && error.message !== ''
          ? error.message
          : `Error while fetching subquery from service "${this.serviceName}"`;
      const extensions = isObject(error.extensions) ? error.extensions : {};
      const path = toPath(error.path);
      const make = (at: Path | undefined) => subgraphError(message, this.serviceName, at, extensions, raw);
      const index = path?.[1];
      if (!path || path.length === 0) {
        if (withoutData) run.failures.push(this.affected(run, input).map(make));
        else run.errors.push(make(undefined));
      } else if (input.owners && typeof index !== 'number') {
        run.failures.push(this.affected(run, input).map(make));
      } else {
        targetPaths ??= this.targetPaths(run.data, input.targets);
        const { owners } = input;
        const places = owners ? targetPaths.filter((_, position) => owners[position] === index) : targetPaths;
        const inside = owners ? path.slice(2) : path;
        if (places.length === 0) run.errors.push(make(undefined));
        for (const at of places) this.report(run, [...at, ...inside], make);
      }
    }
  }

  /** The subgraph gave a reason for the whole object: what it lacks of this fetch needs no error of its own. */
  explain(run: ErrorSink, input: ErrorInput): void {
    run.explained.push(...this.affected(run, input, Infinity));
  }

  private affected(run: ErrorSink, input: ErrorInput, limit = MAX_ERRORS_PER_FETCH): Path[] {
    const targetPaths = this.targetPaths(run.data, input.targets);
    const position = this.path.steps.flatMap((step) => step.key || []);
    const fields = this.fields.filter((field) => isClientField(run.clientPaths, position, field));
    const paths: Path[] = [];
    for (const [index, at] of targetPaths.entries()) {
      if (input.owners && (input.owners[index] ?? -1) < 0) continue;
      if (fields.length === 0) paths.push(...this.clientPaths(run, at).map(({ path }) => path));
      for (const field of fields)
        for (const { path, isWhole } of this.clientPaths(run, [...at, field])) if (isWhole) paths.push(path);
      if (paths.length >= limit) break;
    }
    return paths.slice(0, limit);
  }

  /** At every place the client has for a path; those that its answer does not have are dropped later. */
  private report(run: ErrorSink, path: Path, make: (at: Path) => GraphQLError): void {
    const places = this.clientPaths(run, path).map((place) => make(place.path));
    if (places.length === 1) run.errors.push(...places);
    else run.failures.push(places);
  }

  private clientPaths(run: ErrorSink, path: Path): ReturnType<typeof clientPathsTo> {
    const internal = path.map((segment) =>
      typeof segment === 'string' ? (this.names.get(segment) ?? segment) : segment,
    );
    return clientPathsTo(run.clientPaths, internal, MAX_ERRORS_PER_FETCH);
  }

  /** One path a target; the walk is repeated because only errors pay for it. */
  private targetPaths(root: Data, targets: readonly Data[]): Path[] {
    const found = collectTargets(root, this.path);
    const paths = collectTargetPaths(root, this.path);
    if (found.length === targets.length) return paths;
    // The data changed shape since the targets were taken (a later null): match by identity.
    const byTarget = new Map(found.map((target, index) => [target, paths[index]]));
    return targets.map((target) => byTarget.get(target) ?? []);
  }
}

function toPath(path: unknown): Path | undefined {
  if (!Array.isArray(path)) return undefined;
  return path.filter((segment) => typeof segment === 'string' || typeof segment === 'number');
}
