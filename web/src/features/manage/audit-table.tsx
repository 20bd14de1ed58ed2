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
            <p className="text-sm text-muted wrap-anywhere">
              {entry.actorId ? (
                <>
                  {entry.role && <FormattedMessage id={`role.${entry.role}`} defaultMessage={entry.role} />}{' '}
                  <Person id={entry.actorId} user={entry.actor} />
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
              <Subject entry={entry} />
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

/** Identity keeps no type with what it does to people: they are known by being found. */
function Subject({ entry }: { entry: AuditEntry }) {
  const { subjectId, subjectUser } = entry;
  const type = entry.subjectType ?? (subjectUser && 'USER');
  if (!type) return null;
  return (
    <>
      {' → '}
      <FormattedMessage id={`auditSubject.${type}`} defaultMessage={type} />{' '}
      <Person id={subjectId} user={subjectUser} />
    </>
  );
}

/** A person's name, or the id of what is no person or one whom the viewer may not know. */
function Person({ id, user }: { id: string | null; user: AuditEntry['actor'] }) {
  if (user?.status === 'ERASED') return <FormattedMessage id="audit.erased" />;
  return user?.name ? <span title={user.id}>{user.name}</span> : id;
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
