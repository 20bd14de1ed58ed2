import { Eye, PencilLine } from 'lucide-react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { AuditEntry } from './audit-query.js';

/** Entries of the trail, newest first; what changed opens below an entry. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <ol className="divide-y divide-line rounded-card border border-line bg-surface">
      {entries.map((entry) => (
        <li key={`${entry.source} ${entry.seq}`} className="flex gap-3 p-4">
          {entry.kind === 'READ' ? (
            <Eye aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
          ) : (
            <PencilLine aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
          )}
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <strong className="font-semibold">
                <FormattedMessage id={`auditAction.${entry.action}`} defaultMessage={entry.action} />
              </strong>
              <span className="text-sm text-muted tabular-nums">
                #{entry.seq} ·{' '}
                <FormattedDate value={entry.recordedAt} dateStyle="medium" timeStyle="medium" />
              </span>
            </p>
            <p className="text-sm text-muted break-all">
              {entry.actorId ? (
                <>
                  {entry.role && <FormattedMessage id={`role.${entry.role}`} defaultMessage={entry.role} />}{' '}
                  {entry.actorId}
                </>
              ) : (
                <FormattedMessage id="audit.platform" />
              )}
              {entry.viaKey && (
                <>
                  {' · '}
                  <FormattedMessage id="audit.viaKey" />
                </>
              )}
              {entry.subjectType && (
                <>
                  {' → '}
                  <FormattedMessage
                    id={`auditSubject.${entry.subjectType}`}
                    defaultMessage={entry.subjectType}
                  />{' '}
                  {entry.subjectId}
                </>
              )}
            </p>
            {(entry.before ?? entry.after) && (
              <details className="mt-1 text-sm">
                <summary className="min-h-8 cursor-pointer font-medium text-brand">
                  <FormattedMessage id="audit.change" />
                </summary>
                <dl className="grid gap-2 sm:grid-cols-2">
                  <State label="audit.before" json={entry.before} />
                  <State label="audit.after" json={entry.after} />
                </dl>
              </details>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

function State({ label, json }: { label: string; json: string | null }) {
  return (
    <div>
      <dt className="text-muted">
        <FormattedMessage id={label} />
      </dt>
      <dd>
        <code className="break-all">{json ?? '–'}</code>
      </dd>
    </div>
  );
}
