import { useMutation } from '@tanstack/react-query';
import { Download, ShieldCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, type IntlShape, useIntl } from 'react-intl';
import type { AuditFilter, AuditKind } from '../../graphql/graphql.js';
import { csvOf } from '../../lib/csv.js';
import { request, useGraph } from '../../lib/graph.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { saveFile } from '../../lib/save-file.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { Select } from '../../ui/select.js';
import { Empty, Failure, Pending } from '../../ui/states.js';
import { AuditCheck, type AuditEntry, AuditTrail } from './audit-query.js';
import { AuditTable } from './audit-table.js';

const PAGE = 50;
const EXPORT_PAGE = 100;
/** Beyond that `pnpm audit:export` is the way. */
const MOST_EXPORTED = 5_000;

/** The brokerage's trail of acts and of reads of personal data: searched, checked and taken along. */
export function AuditScreen() {
  const [given, setGiven] = useState<Given>({ kind: '', action: '', since: '', until: '' });
  const filter = filterOf(given);
  return (
    <div className="mx-auto max-w-7xl space-y-6 px-4 py-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="audit.title" />
        </h1>
        <Verified />
      </header>
      <Filters given={given} onChange={setGiven} />
      <Entries filter={filter} />
    </div>
  );
}

interface Given {
  kind: AuditKind | '';
  /** A code; empty for every action. */
  action: string;
  /** YYYY-MM-DD. */
  since: string;
  until: string;
}

/** Days are India's; the last one is included. */
function filterOf({ kind, action, since, until }: Given): AuditFilter {
  const midnight = (day: string, days = 0) =>
    new Date(Date.parse(`${day}T00:00:00+05:30`) + days * 86_400_000).toISOString();
  return {
    ...(kind && { kind }),
    ...(action && { actions: [action] }),
    ...(since && { since: midnight(since) }),
    ...(until && { until: midnight(until, 1) }),
  };
}

function Filters({ given, onChange }: { given: Given; onChange: (given: Given) => void }) {
  const intl = useIntl();
  const label = (name: keyof Given) => intl.formatMessage({ id: `audit.${name}` });
  const change = (part: Partial<Given>) => onChange({ ...given, ...part });
  return (
    <form
      role="search"
      className="grid gap-4 rounded-card border border-line bg-surface p-4 sm:grid-cols-2 lg:grid-cols-4"
      onSubmit={(event) => event.preventDefault()}
    >
      <Select
        label={label('kind')}
        value={given.kind}
        onChange={({ target }) => change({ kind: target.value as Given['kind'] })}
      >
        {(['', 'ACT', 'READ'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {intl.formatMessage({ id: `audit.kind.${kind || 'ALL'}` })}
          </option>
        ))}
      </Select>
      <Select
        label={label('action')}
        value={given.action}
        onChange={({ target }) => change({ action: target.value })}
      >
        <option value="">{intl.formatMessage({ id: 'audit.anyAction' })}</option>
        {actionsOf(intl).map(({ code, words }) => (
          <option key={code} value={code}>
            {words}
          </option>
        ))}
      </Select>
      <Field
        label={label('since')}
        type="date"
        value={given.since}
        onChange={({ target }) => change({ since: target.value })}
      />
      <Field
        label={label('until')}
        type="date"
        value={given.until}
        onChange={({ target }) => change({ until: target.value })}
      />
    </form>
  );
}

const ACTION = 'auditAction.';

/** Every action that the trail may hold, in the order of the reader's alphabet. */
function actionsOf({ messages, formatMessage, locale }: IntlShape): { code: string; words: string }[] {
  return Object.keys(messages)
    .filter((id) => id.startsWith(ACTION))
    .map((id) => ({ code: id.slice(ACTION.length), words: formatMessage({ id }) }))
    .sort((a, b) => a.words.localeCompare(b.words, locale));
}

function Entries({ filter }: { filter: AuditFilter }) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    AuditTrail,
    { filter, first: PAGE },
    ({ auditTrail }) => auditTrail,
  );
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const entries = data.pages.flatMap(({ auditTrail }) => auditTrail?.nodes ?? []);
  if (entries.length === 0) {
    return <Empty title={<FormattedMessage id="audit.none" />} />;
  }
  return (
    <>
      <Export filter={filter} />
      <AuditTable entries={entries} />
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </>
  );
}

const COLUMNS = ['seq', 'recordedAt', 'kind', 'action', 'source', 'role', 'actorId', 'actor', 'viaKey', 'subjectType', 'subjectId', 'subject', 'before', 'after']; // prettier-ignore

function rowOf(entry: AuditEntry) {
  const { seq, recordedAt, kind, action, source, role, actorId, subjectType, subjectId, before, after } =
    entry;
  const done = [
    seq,
    recordedAt,
    kind,
    action,
    source,
    role,
    actorId,
    entry.actor?.name,
    String(entry.viaKey),
  ];
  return [...done, subjectType, subjectId, entry.subjectUser?.name, before, after];
}

function Export({ filter }: { filter: AuditFilter }) {
  const save = useMutation({
    mutationFn: () => allEntries(filter),
    onSuccess: (entries) => saveFile('propmubi-audit.csv', csvOf(COLUMNS, entries.map(rowOf))),
  });
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button variant="quiet" busy={save.isPending} onClick={() => save.mutate()}>
        <Download aria-hidden className="size-5" />
        <FormattedMessage id="audit.export" values={{ most: MOST_EXPORTED }} />
      </Button>
      {save.error && <Failure error={save.error} />}
    </div>
  );
}

async function allEntries(filter: AuditFilter): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  let after: string | null | undefined;
  do {
    const { auditTrail } = await request(AuditTrail, { filter, first: EXPORT_PAGE, after });
    entries.push(...(auditTrail?.nodes ?? []));
    after = auditTrail?.pageInfo.hasNextPage ? auditTrail.pageInfo.endCursor : null;
  } while (after && entries.length < MOST_EXPORTED);
  return entries;
}

/** Whether the chain of entries is whole, as the graph has just checked it. */
function Verified() {
  const { data, error } = useGraph(AuditCheck, {});
  if (error) return <Failure error={error} />;
  const check = data?.auditVerification;
  if (!check) return null;
  const Icon = check.problem ? TriangleAlert : ShieldCheck;
  return (
    <p
      role="status"
      className={check.problem ? 'flex gap-2 font-semibold text-danger' : 'flex gap-2 text-band-a'}
    >
      <Icon aria-hidden className="size-6" />
      {check.problem ? (
        <FormattedMessage id="audit.broken" values={{ problem: check.problem, seq: check.seq }} />
      ) : (
        <FormattedMessage id="audit.whole" values={{ count: check.entries }} />
      )}
    </p>
  );
}
