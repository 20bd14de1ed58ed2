import { CriticalityLevel, diff, DiffRule, type Change } from '@graphql-inspector/core';
import { lastDayOf } from '@propmubi/gateway';
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';

/** One difference between a contract as it was released and as it is now. */
export interface ContractChange {
  readonly text: string;
  readonly kind: 'breaking' | 'dangerous' | 'other';
  /** Breaking, and too soon: what it takes away was not deprecated until a day that is over. */
  readonly isRefused: boolean;
}

/** What a program used of late. */
export interface UsedField {
  readonly coordinate: string;
  readonly clientName: string;
}

const KINDS = {
  [CriticalityLevel.Breaking]: 'breaking',
  [CriticalityLevel.Dangerous]: 'dangerous',
  [CriticalityLevel.NonBreaking]: 'other',
} as const;

/**
 * What changed in a contract. A breaking change is refused unless the released schema deprecated what it is about, the day
 * of that deprecation is over, and none of `used` is what it takes away. Descriptions are no changes.
 */
export async function contractChanges(
  releasedSdl: string,
  presentSdl: string,
  today: string,
  used: readonly UsedField[] = [],
): Promise<readonly ContractChange[]> {
  const released = buildSchema(releasedSdl);
  // Of a type that is new or gone, that it is.
  const changes = await diff(released, buildSchema(presentSdl), [DiffRule.simplifyChanges]);
  return changes
    .filter(({ type }) => !type.includes('DESCRIPTION'))
    .map((change) => {
      const kind = KINDS[change.criticality.level];
      const until = kind === 'breaking' ? untilOf(released, change) : undefined;
      const users = kind === 'breaking' ? usersOf(change, used) : [];
      const isRefused = kind === 'breaking' && (until === undefined || until >= today || users.length > 0);
      const text = users.length > 0 ? `${change.message}; used by ${users.join(', ')}` : change.message;
      return { text, kind, isRefused };
    })
    .sort((a, b) => a.text.localeCompare(b.text, 'en'));
}

/** Programs that use what a change is about, or part of it. */
function usersOf({ path = '' }: Change, used: readonly UsedField[]): string[] {
  // `Type.field.argument` of a change is `Type.field(argument:)` of usage.
  const [typeName = '', member, argument] = path.split('.');
  const coordinate = member === undefined ? typeName : `${typeName}.${member}`;
  const isMeant = ({ coordinate: one }: UsedField): boolean =>
    argument === undefined
      ? one === coordinate || one.startsWith(`${coordinate}.`) || one.startsWith(`${coordinate}(`)
      : one === `${coordinate}(${argument}:)`;
  return [...new Set(used.filter(isMeant).map(({ clientName }) => clientName))].sort();
}

/** The day of the deprecation of what a change is about, or of the field or type that holds it. */
function untilOf(released: GraphQLSchema, { path }: Change): string | undefined {
  const [typeName = '', member = '', argument] = path?.split('.') ?? [];
  const type = released.getType(typeName);
  const reasons = [];
  if (isObjectType(type) || isInterfaceType(type)) {
    const field = type.getFields()[member];
    reasons.push(
      field?.deprecationReason,
      field?.args.find(({ name }) => name === argument)?.deprecationReason,
    );
  }
  if (isInputObjectType(type)) reasons.push(type.getFields()[member]?.deprecationReason);
  if (isEnumType(type)) reasons.push(type.getValue(member)?.deprecationReason);
  return reasons.flatMap((reason) => lastDayOf(reason) ?? [])[0];
}
