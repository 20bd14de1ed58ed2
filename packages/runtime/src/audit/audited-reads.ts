import { defaultFieldResolver, type GraphQLFieldConfig, type GraphQLSchema, isObjectType } from 'graphql';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import { LRUCache } from 'lru-cache';
import { atMost } from '../limits/at-most.js';
import { Extensions } from 'type-graphql';
import type { Viewer } from '../auth/viewer.js';
import { recordEvents } from '../events/record-event.js';
import type { RequestContext } from '../subgraph/types.js';
import type { AuditAction } from './actions.js';
import { auditEventsOf, type AuditedAct } from './record-acts.js';

/** Personal data that a field has shown: whose trail, about what, of whom. */
export type AuditedRead = Omit<AuditedAct, 'action' | 'before' | 'after'>;

/** Says what a field has shown; null where it is the viewer's own, or nothing personal. */
type DescribeRead<Source, Result, Args> = (shown: {
  source: Source;
  result: NonNullable<Result>;
  args: Args;
  viewer: Viewer;
}) => AuditedRead | null;

interface ReadAudit {
  action: AuditAction;
  describe: DescribeRead<never, unknown, never>;
}

interface ReadAuditExtension {
  auditedRead?: ReadAudit;
}

/**
 * A field that shows personal data: what it has shown is in the audit trail before the answer leaves. Entries of a request are
 * written together, at its end, with one insert.
 */
export function AuditsRead<Source = unknown, Result = unknown, Args = unknown>(
  action: AuditAction,
  describe: DescribeRead<Source, Result, Args>,
): MethodDecorator {
  return Extensions({
    auditedRead: { action, describe: describe as unknown as ReadAudit['describe'] },
  } satisfies ReadAuditExtension);
}

/** Fields that audit what they show, as `Type.field`, and how. */
export function declaredReadAudits(schema: GraphQLSchema): Map<string, ReadAudit> {
  return new Map(
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap(({ name, extensions }) => {
          const { auditedRead } = extensions as ReadAuditExtension;
          return auditedRead ? [[`${type.name}.${name}`, auditedRead] as const] : [];
        }),
      ),
  );
}

/** Notes in the request what fields with `@AuditsRead` have shown. */
export function noteReads(schema: GraphQLSchema, declared: ReadonlyMap<string, ReadAudit>): GraphQLSchema {
  if (declared.size === 0) return schema;
  return mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (
      field: GraphQLFieldConfig<unknown, RequestContext>,
      fieldName: string,
      typeName: string,
    ) => {
      const audit = declared.get(`${typeName}.${fieldName}`);
      if (!audit) return field;
      const { resolve = defaultFieldResolver } = field;
      return {
        ...field,
        resolve: async (source, args, context, info) => {
          const result: unknown = await resolve(source, args, context, info);
          if (result == null) return result;
          const shown = { source, result, args, viewer: context.viewer } as never;
          const read = audit.describe(shown);
          if (read) noteRead(context, { ...read, action: audit.action });
          return result;
        },
      };
    },
  });
}

const readsOf = new WeakMap<RequestContext, Map<string, AuditedAct>>();

function noteRead(context: RequestContext, read: AuditedAct): void {
  const reads = readsOf.get(context) ?? new Map<string, AuditedAct>();
  readsOf.set(context, reads.set(`${read.action} ${read.subjectId}`, read));
}

/** Within this time the same person reading the same thing again is the same access. */
export const SAME_READ_MS = 10 * 60_000;
const MOST_REMEMBERED = 100_000;

export interface ReadRecorder {
  /** Writes what the request has read to the audit trails; returns when it is there. */
  record(context: RequestContext): Promise<void>;
}

/** What a subgraph’s requests have read, on its way into the trails. Screens that ask again every minute add no entries. */
export function createReadRecorder(): ReadRecorder {
  const recent = new LRUCache<string, Promise<void>>({ ...atMost(MOST_REMEMBERED), ttl: SAME_READ_MS });
  return {
    async record(context) {
      const { viewer } = context;
      const keyOf = ({ action, subjectId }: AuditedAct) => `${viewer.userId} ${action} ${subjectId}`;
      const reads = [...(readsOf.get(context)?.values() ?? [])];
      // What another request of the same person is writing right now is waited for, not written again.
      const writing = new Set(reads.map((read) => recent.get(keyOf(read))));
      const fresh = reads.filter((read) => !recent.has(keyOf(read)));
      if (fresh.length > 0) {
        const keys = fresh.map(keyOf);
        const written = writeReads(context, fresh).catch((error: unknown) => {
          keys.forEach((key) => recent.delete(key));
          throw error;
        });
        keys.forEach((key) => recent.set(key, written));
        writing.add(written);
      }
      await Promise.all(writing);
    },
  };
}

async function writeReads({ db, viewer }: RequestContext, reads: readonly AuditedAct[]): Promise<void> {
  await db.write((em) => recordEvents(em, auditEventsOf(em, 'READ', viewer, reads)));
}
