import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { usedCoordinates } from '../usage/used-coordinates.js';

/** Something deprecated that an operation uses. */
export interface DeprecatedUse {
  /** `Type.field`, `Type.field(argument:)`, `Input.field` or `Enum.VALUE`. */
  readonly coordinate: string;
  readonly reason: string;
  /** The first day on which it was deprecated; undefined where the supergraph does not say it. */
  readonly since: string | undefined;
  /** The last day on which it is certainly there, as `2027-06-30`; undefined where the reason names none. */
  readonly until: string | undefined;
}

const UNTIL = /(?:Until|Removed after) (\d{4}-\d{2}-\d{2})\.$/;

/** The last day on which something is certainly there, as the reason of its deprecation names it. */
export function lastDayOf(reason: string | null | undefined): string | undefined {
  return UNTIL.exec(reason ?? '')?.[1];
}

const NONE: readonly DeprecatedUse[] = [];

/** What of operations is deprecated, in one schema. Each is looked at once, for as long as its document is kept. */
export class DeprecatedUses {
  private readonly known = new WeakMap<OperationDefinitionNode, readonly DeprecatedUse[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly since: ReadonlyMap<string, string>,
  ) {}

  /** Each once, in the order of the document. Values of variables are not looked at. */
  of(operation: OperationDefinitionNode, document: DocumentNode): readonly DeprecatedUse[] {
    let uses = this.known.get(operation);
    if (!uses) this.known.set(operation, (uses = this.read(operation, document)));
    return uses;
  }

  private read(operation: OperationDefinitionNode, document: DocumentNode): readonly DeprecatedUse[] {
    const found = [...usedCoordinates(this.schema, operation, document)].flatMap(([coordinate, reason]) =>
      reason === null
        ? []
        : [{ coordinate, reason, since: this.since.get(coordinate), until: lastDayOf(reason) }],
    );
    return found.length === 0 ? NONE : found;
  }
}

/** When the first of them was deprecated, as RFC 9745 writes instants; undefined where it is not known of any. */
export function deprecationOf(uses: readonly DeprecatedUse[]): string | undefined {
  const days = uses.flatMap(({ since }) => since ?? []).sort();
  return days[0] && `@${Date.parse(`${days[0]}T00:00:00+05:30`) / 1_000}`;
}

/** The day after which the first of them goes, as HTTP writes dates (RFC 8594); undefined where none names a day. */
export function sunsetOf(uses: readonly DeprecatedUse[]): string | undefined {
  const days = uses.flatMap(({ until }) => until ?? []).sort();
  // The whole day, in India.
  return days[0] && new Date(Date.parse(`${days[0]}T23:59:59+05:30`)).toUTCString();
}
