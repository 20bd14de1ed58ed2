import { GraphQLScalarType, Kind } from 'graphql';
import {
  GraphQLDateTime,
  GraphQLEmailAddress,
  GraphQLLocalDate,
  GraphQLSafeInt,
  GraphQLURL,
} from 'graphql-scalars';
import { InvalidInputError } from '../errors/errors.js';

export { GraphQLDateTime, GraphQLEmailAddress, GraphQLLocalDate, GraphQLSafeInt, GraphQLURL };

/** Integer rupees; never a float. Within ±2^53, which no price comes near. */
export const GraphQLRupees = new GraphQLScalarType<number, number>({
  name: 'Rupees',
  description: 'An amount of money in whole Indian rupees. 1 lakh = 100000, 1 crore = 10000000.',
  serialize: toWholeRupees,
  parseValue: toWholeRupees,
  parseLiteral: (node) => {
    if (node.kind !== Kind.INT) throw new InvalidInputError('Rupees are whole numbers.');
    return toWholeRupees(Number(node.value));
  },
});

function toWholeRupees(value: unknown): number {
  const amount = typeof value === 'bigint' || typeof value === 'string' ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount)) {
    throw new InvalidInputError('Rupees are whole numbers.');
  }
  return amount;
}

/** Which scalar a `Date` property becomes where no type is named. */
export const ROUTED_SCALARS = [{ type: Date, scalar: GraphQLDateTime }];
