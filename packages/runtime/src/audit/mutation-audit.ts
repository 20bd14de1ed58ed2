import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema } from 'graphql';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { Extensions } from 'type-graphql';
import { observeMutation, type ObservedMutation } from './observe-mutation.js';

/** True, or why a mutation leaves no entry. */
export type MutationAudit = true | { exception: string };

interface MutationAuditExtension {
  audited?: MutationAudit;
}

/** A mutation that leaves an entry in the audit trail whenever it changes something. */
export function Audited(): MethodDecorator {
  return Extensions({ audited: true } satisfies MutationAuditExtension);
}

/** A mutation that leaves none, and why. */
export function NotAudited(exception: string): MethodDecorator {
  return Extensions({ audited: { exception } } satisfies MutationAuditExtension);
}

/** What each mutation declares. */
export function declaredMutationAudits(schema: GraphQLSchema): Map<string, MutationAudit> {
  return new Map(
    Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, extensions }) => {
      const { audited } = extensions as MutationAuditExtension;
      return audited ? [[name, audited] as const] : [];
    }),
  );
}

/**
 * For tests: an audited mutation that changed rows and left no entry is a defect of the program, so that each test that carries
 * a mutation out checks its audit, too.
 */
export function assertAudited(
  schema: GraphQLSchema,
  declared: ReadonlyMap<string, MutationAudit>,
): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field: GraphQLFieldConfig<unknown, unknown>, fieldName, typeName) => {
      if (typeName !== 'Mutation' || declared.get(fieldName) !== true) return field;
      const { resolve = defaultFieldResolver } = field;
      return {
        ...field,
        resolve: async (source, args, context, info) => {
          const mutation: ObservedMutation = { acts: 0, changed: new Set(), isRepeated: false };
          const result: unknown = await observeMutation(mutation, async () =>
            resolve(source, args, context, info),
          );
          if (mutation.changed.size > 0 && mutation.acts === 0 && !mutation.isRepeated) {
            throw new Error(
              `${fieldName} changed ${[...mutation.changed].join(', ')} and left no audit entry.`,
            );
          }
          return result;
        },
      };
    },
  });
}
