import { AUDIT_ACTIONS, type AuditDeclarations } from '@propmubi/runtime';
import type { Access, FieldPermissions } from './matrix.js';

interface AuditedSubgraph {
  name: string;
  audit: AuditDeclarations;
  schema: { getMutationType(): { getFields(): Record<string, unknown> } | undefined | null };
}

export interface AuditDecision {
  coordinate: string;
  /** What it leaves in the trail; null with a reason. */
  leaves: string | null;
  reason: string;
}

export interface AuditDecisions {
  decisions: readonly AuditDecision[];
  /** What has to be decided, in sentences. */
  problems: readonly string[];
}

/**
 * What each mutation, and each field that not everyone reads, leaves in the audit trail: an entry, or nothing for a stated
 * reason. A new one has neither, which is a problem.
 */
export function auditDecisions(
  subgraphs: readonly AuditedSubgraph[],
  fields: readonly FieldPermissions[],
  unauditedReads: Readonly<Record<string, string>>,
): AuditDecisions {
  const reads = new Map(subgraphs.flatMap(({ audit }) => [...audit.reads]));
  const restricted = new Set([
    ...fields.filter(isRestricted).map(({ coordinate }) => coordinate),
    ...reads.keys(),
  ]);
  const mutations = subgraphs.flatMap(({ audit, schema }) =>
    Object.keys(schema.getMutationType()?.getFields() ?? {}).map((name): AuditDecision | string => {
      const declared = audit.mutations.get(name);
      if (declared === undefined) return `Mutation.${name}: neither @Audited nor @NotAudited(reason).`;
      const coordinate = `Mutation.${name}`;
      return declared === true
        ? { coordinate, leaves: 'an entry', reason: '' }
        : { coordinate, leaves: null, reason: declared.exception };
    }),
  );
  const readings = [...restricted].map((coordinate): AuditDecision | string => {
    const leaves = reads.get(coordinate);
    const reason = unauditedReads[coordinate];
    if (leaves !== undefined) return { coordinate, leaves, reason: '' };
    return reason === undefined
      ? `${coordinate}: neither @AuditsRead nor a reason in unaudited-reads.ts.`
      : { coordinate, leaves: null, reason };
  });
  const all = [...mutations, ...readings];
  const unneeded = Object.keys(unauditedReads)
    .filter((coordinate) => !restricted.has(coordinate) || reads.has(coordinate))
    .map(
      (coordinate) => `${coordinate}: a reason is stated, but it is audited, read by everyone or not there.`,
    );
  return {
    decisions: all
      .filter((one) => typeof one !== 'string')
      .sort((a, b) => rank(a) - rank(b) || (a.coordinate < b.coordinate ? -1 : 1)),
    problems: [...all.filter((one) => typeof one === 'string'), ...unneeded],
  };
}

const rank = ({ coordinate }: AuditDecision) => (coordinate.startsWith('Mutation.') ? 0 : 1);

/** A field that a stranger gets nothing of. Root fields of subscriptions show objects whose fields are listed themselves. */
function isRestricted({ coordinate, access }: FieldPermissions): boolean {
  if (/^(Mutation|Subscription)\./.test(coordinate)) return false;
  const { kind } = access.get('anonymous') as Access;
  return kind === 'never' || kind === 'nothing';
}

const INTRODUCTION = `# What leaves an entry in the audit trail

Written by \`pnpm schema\` from \`@Audited\`, \`@NotAudited\` and \`@AuditsRead\` of the resolvers and from
\`platform/src/permissions/unaudited-reads.ts\`. A mutation, or a field that not everyone reads, for which nothing is decided fails it.
`;

/** The decisions as Markdown: acts, reads, and what leaves nothing with the reason. */
export function auditMarkdown({ decisions }: AuditDecisions): string {
  const lines = (
    of: readonly AuditDecision[],
    head: [string, string],
    cell: (one: AuditDecision) => string,
  ) =>
    [
      `| ${head.join(' | ')} |`,
      '| --- | --- |',
      ...of.map((one) => `| ${one.coordinate} | ${cell(one)} |`),
      '',
    ].join('\n');
  const left = (isAct: boolean) =>
    decisions.filter((one) => one.leaves !== null && (rank(one) === 0) === isAct);
  return [
    INTRODUCTION,
    `## Acts\n\n${left(true)
      .map(({ coordinate }) => coordinate.replace('Mutation.', ''))
      .join(', ')}.\n`,
    `## Reads\n\n${lines(left(false), ['field', 'action'], ({ leaves }) => leaves ?? '')}`,
    `## Actions\n\n${[
      '| action | meaning |',
      '| --- | --- |',
      ...Object.entries(AUDIT_ACTIONS)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([action, means]) => `| ${action} | ${means} |`),
      '',
    ].join('\n')}`,
    `## Nothing\n\n${lines(
      decisions.filter(({ leaves }) => leaves === null),
      ['field', 'why'],
      ({ reason }) => reason,
    )}`,
  ].join('\n');
}
