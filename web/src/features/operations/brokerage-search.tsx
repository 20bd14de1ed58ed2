import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { OrganizationStatus } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { Select } from '../../ui/select.js';
import { Failure, Skeleton } from '../../ui/states.js';

const BrokeragesFound = graphql(`
  query BrokeragesFound($name: String, $status: OrganizationStatus, $after: String) {
    organizations(name: $name, status: $status, first: 20, after: $after) {
      nodes {
        id
        name
        city
        status
        createdAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const STATUSES: readonly OrganizationStatus[] = ['ACTIVE', 'PENDING', 'REJECTED', 'CLOSED'];

interface Asked {
  name: string;
  status: OrganizationStatus | '';
}

/** Brokerages by a part of their name, and by what a reviewer decided about them. */
export function BrokerageSearch() {
  const intl = useIntl();
  const [typed, setTyped] = useState<Asked>({ name: '', status: '' });
  const [asked, setAsked] = useState<Asked>();
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="brokerages.search" />
      </h2>
      <form
        role="search"
        aria-label={intl.formatMessage({ id: 'brokerages.search' })}
        className="grid items-end gap-4 rounded-card border border-line bg-surface p-4 sm:grid-cols-3"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(typed);
        }}
      >
        <Field
          label={intl.formatMessage({ id: 'brokerages.name' })}
          value={typed.name}
          onChange={({ target }) => setTyped({ ...typed, name: target.value })}
        />
        <Select
          label={intl.formatMessage({ id: 'brokerages.status' })}
          value={typed.status}
          onChange={({ target }) => setTyped({ ...typed, status: target.value as Asked['status'] })}
        >
          <option value="">{intl.formatMessage({ id: 'filter.any' })}</option>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {intl.formatMessage({ id: `brokerages.status.${status}` })}
            </option>
          ))}
        </Select>
        <Button type="submit" variant="quiet">
          <FormattedMessage id="brokerages.find" />
        </Button>
      </form>
      {asked && <Found {...asked} />}
    </section>
  );
}

function Found({ name, status }: Asked) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    BrokeragesFound,
    { name: name.trim() || null, status: status || null },
    ({ organizations }) => organizations,
  );
  if (isPending) return <Skeleton className="h-24" />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const found = data.pages.flatMap(({ organizations }) => organizations?.nodes ?? []);
  if (found.length === 0) {
    return (
      <p role="status" className="text-muted">
        <FormattedMessage id="brokerages.none" />
      </p>
    );
  }
  return (
    <>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface px-5">
        {found.map((brokerage) => (
          <li key={brokerage.id} className="flex flex-wrap items-baseline justify-between gap-x-6 py-3">
            <div className="min-w-0">
              <h3 className="font-semibold">{brokerage.name}</h3>
              <p className="break-all font-mono text-xs text-muted">{brokerage.id}</p>
            </div>
            <p className="text-sm text-muted">
              {brokerage.city} · <FormattedMessage id={`brokerages.status.${brokerage.status}`} /> ·{' '}
              <FormattedDate value={brokerage.createdAt} dateStyle="medium" />
            </p>
          </li>
        ))}
      </ul>
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </>
  );
}
