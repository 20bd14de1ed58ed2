import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLFieldConfig,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  AppError,
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
} from '../../errors/errors.js';
import { toAppError } from '../../errors/format-error.js';
import type { RequestContext } from '../../subgraph/types.js';
import { selectsField } from './selects-field.js';
import type { UserErrorDefinition } from './declare-user-errors.js';
import type { MutationShape } from './shape-mutations.js';

interface UserError {
  code: string;
  field: readonly string[] | null;
  message: string;
}

/** The payload of a mutation that was refused: every field but `userErrors` is null. */
class Refusal {
  constructor(readonly userErrors: readonly UserError[]) {}
}

interface Violation {
  field: string;
  message: string;
}

export interface AnswerUserErrorsOptions {
  /**
   * For tests: an expected failure that the mutation does not declare is a defect of the program, so that each test of a
   * refusal checks its declaration, too.
   */
  strict?: boolean | undefined;
}

/**
 * Gives the declared errors of a mutation as `userErrors` of its payload to clients that select them, and throws them for all
 * others. What it caught has left the service, so its transaction is rolled back either way.
 */
export function answerUserErrors(
  schema: GraphQLSchema,
  shapes: ReadonlyMap<string, MutationShape>,
  { strict = false }: AnswerUserErrorsOptions = {},
): GraphQLSchema {
  const payloads = new Set([...shapes.values()].map(({ payload }) => payload));
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (
      field: GraphQLFieldConfig<unknown, RequestContext>,
      fieldName: string,
      typeName: string,
    ) => {
      if (payloads.has(typeName)) return { ...field, resolve: resolvePayloadField(field, fieldName) };
      const shape = typeName === 'Mutation' ? shapes.get(fieldName) : undefined;
      const { resolve = defaultFieldResolver } = field;
      if (!shape) return field;
      return {
        ...field,
        resolve: async (source, args, context, info) => {
          try {
            return await resolve(source, args, context, info);
          } catch (error) {
            const expected = toAppError(error);
            const userErrors = expected && userErrorsOf(expected, shape);
            const payload = getNamedType(info.returnType) as GraphQLObjectType;
            if (userErrors && selectsField(info, payload, 'userErrors')) return new Refusal(userErrors);
            if (strict && expected && !userErrors) assertNoUserError(expected, fieldName);
            throw error;
          }
        },
      };
    },
  });
}

function resolvePayloadField(field: GraphQLFieldConfig<unknown, RequestContext>, fieldName: string) {
  const { resolve = defaultFieldResolver } = field;
  const ofSuccess = fieldName === 'userErrors' ? () => [] : resolve;
  return (
    source: unknown,
    args: Record<string, unknown>,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) => {
    if (!(source instanceof Refusal)) return ofSuccess(source, args, context, info);
    return fieldName === 'userErrors' ? source.userErrors : null;
  };
}

function userErrorsOf(error: AppError, shape: MutationShape): UserError[] | undefined {
  const { code, message, extensions } = error;
  const definition = shape.userErrors[code];
  if (!definition) return undefined;
  const violations = extensions['violations'] as Violation[] | undefined;
  if (violations?.length) {
    return violations.map((violation) => ({
      code,
      field: inputPath(violation.field, shape),
      message: violation.message,
    }));
  }
  const field = fieldOf(extensions['field'], definition, shape);
  return [{ code, field: field === undefined ? null : inputPath(field, shape), message }];
}

/**
 * The field that the error names, else the one of the catalogue that this input has. A service that checks a part of an
 * input knows its own names only: `phone` is `contact.phone` where the catalogue says so.
 */
function fieldOf(
  named: unknown,
  { field: hints = [] }: UserErrorDefinition,
  { inputFields }: MutationShape,
): string | undefined {
  const isInput = (path: string) => ['input', ...inputFields].includes(path.split('.')[0] as string);
  const known = [hints].flat().filter(isInput);
  if (typeof named !== 'string') return known[0];
  return isInput(named) ? named : known.find((path) => path.endsWith(`.${named}`));
}

function inputPath(field: string, { input }: MutationShape): string[] {
  const path = field.split('.');
  return input === undefined || path[0] === 'input' ? path : ['input', ...path];
}

/** Refusals that are about who asks, and not about what is asked. */
const ABOUT_THE_CALLER = new Set(['MISSING_SCOPE', 'PERSON_REQUIRED', 'POLICY_DENIED']);

function assertNoUserError(error: AppError, mutation: string): void {
  const isUserError = [InvalidInputError, NotFoundError, ConflictError, ForbiddenError].some(
    (kind) => error instanceof kind,
  );
  if (!isUserError || ABOUT_THE_CALLER.has(error.code)) return;
  throw new Error(`${mutation} is refused with ${error.code}, which its @UserErrors do not declare.`, {
    cause: error.message,
  });
}
