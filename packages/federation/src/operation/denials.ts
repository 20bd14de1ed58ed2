import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { DeniedFields } from '../shape/selection.js';
import { deniedFields, operationCoordinates, type IsDenied } from './authorization.js';

export interface Denial {
  readonly fields: DeniedFields;
  /** The same for clients that are denied the same fields; empty when nothing is denied. */
  readonly key: string;
}

export const NOTHING_DENIED: Denial = { fields: new Map(), key: '' };

/** As many sets of rights as clients of one operation have; a bound for those who invent new ones. */
const REMEMBERED = 32;

/** What clients may not read of one operation, worked out once for each policy that is asked. */
export class Denials {
  private coordinates: readonly string[] | undefined;
  private known = new WeakMap<IsDenied, Denial>();
  private count = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly requiredBy: ReadonlyMap<string, readonly string[]>,
    private readonly document: DocumentNode,
  ) {}

  by(isDenied: IsDenied): Denial {
    let denial = this.known.get(isDenied);
    if (!denial) {
      denial = this.workOut(isDenied);
      this.remember(isDenied, denial);
    }
    return denial;
  }

  private workOut(isDenied: IsDenied): Denial {
    this.coordinates ??= operationCoordinates(this.schema, this.document);
    const fields = deniedFields(this.schema, this.coordinates, this.requiredBy, isDenied);
    return fields.size === 0 ? NOTHING_DENIED : { fields, key: JSON.stringify([...fields]) };
  }

  private remember(isDenied: IsDenied, denial: Denial): void {
    if (this.count === REMEMBERED) {
      this.known = new WeakMap();
      this.count = 0;
    }
    this.known.set(isDenied, denial);
    this.count += 1;
  }
}
