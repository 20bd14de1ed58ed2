import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { GrantedRole, UserFilter, UserStatus } from '../../graphql/graphql.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { withCountry } from '../../lib/phone.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { More } from '../../ui/more.js';
import { Select } from '../../ui/select.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { PeopleFound } from './people-query.js';
import { PersonCard } from './person-card.js';

const ROLES: readonly GrantedRole[] = ['REVIEWER', 'ADMIN', 'SUPER_ADMIN', 'PARTNER', 'BUILDER'];
const STATUSES: readonly UserStatus[] = ['ACTIVE', 'DEACTIVATED', 'ERASED'];

interface Asked {
  phone: string;
  name: string;
  role: GrantedRole | '';
  status: UserStatus | '';
}

const NOTHING: Asked = { phone: '', name: '', role: '', status: '' };

/** What is asked for; undefined while it is nothing, which would list all people. */
function filterOf({ phone, name, role, status }: Asked): UserFilter | undefined {
  const filter: UserFilter = {
    ...(phone.trim() && { phone: withCountry(phone) }),
    ...(name.trim() && { name: name.trim() }),
    ...(role && { role }),
    ...(status && { status }),
  };
  return Object.keys(filter).length > 0 ? filter : undefined;
}

/** People by their number, a part of their name, a role or a status. */
export function PeopleSearch() {
  const intl = useIntl();
  const [asked, setAsked] = useState(NOTHING);
  const [filter, setFilter] = useState<UserFilter>();
  const change = (part: Partial<Asked>) => setAsked({ ...asked, ...part });
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="people.search" />
      </h2>
      <form
        role="search"
        aria-label={intl.formatMessage({ id: 'people.search' })}
        className="grid items-end gap-4 rounded-card border border-line bg-surface p-4 sm:grid-cols-2 lg:grid-cols-5"
        onSubmit={(event) => {
          event.preventDefault();
          setFilter(filterOf(asked));
        }}
      >
        <Field
          label={intl.formatMessage({ id: 'signIn.phone' })}
          type="tel"
          value={asked.phone}
          onChange={({ target }) => change({ phone: target.value })}
        />
        <Field
          label={intl.formatMessage({ id: 'people.name' })}
          value={asked.name}
          onChange={({ target }) => change({ name: target.value })}
        />
        <Select
          label={intl.formatMessage({ id: 'people.withRole' })}
          value={asked.role}
          onChange={({ target }) => change({ role: target.value as Asked['role'] })}
        >
          <option value="">{intl.formatMessage({ id: 'filter.any' })}</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {intl.formatMessage({ id: `role.${role}` })}
            </option>
          ))}
        </Select>
        <Select
          label={intl.formatMessage({ id: 'people.status' })}
          value={asked.status}
          onChange={({ target }) => change({ status: target.value as Asked['status'] })}
        >
          <option value="">{intl.formatMessage({ id: 'filter.any' })}</option>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {intl.formatMessage({ id: `people.status.${status}` })}
            </option>
          ))}
        </Select>
        <Button type="submit" disabled={filterOf(asked) === undefined}>
          <FormattedMessage id="people.find" />
        </Button>
      </form>
      {filter && <Found filter={filter} />}
    </section>
  );
}

function Found({ filter }: { filter: UserFilter }) {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    PeopleFound,
    { filter },
    ({ users }) => users,
  );
  if (isPending) return <Skeleton className="h-24" />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const people = data.pages.flatMap(({ users }) => users?.nodes ?? []);
  if (people.length === 0) {
    return (
      <p role="status" className="text-muted">
        <FormattedMessage id="people.none" />
      </p>
    );
  }
  return (
    <>
      <ul className="space-y-4">
        {people.map((person) => (
          <li key={person.id}>
            <PersonCard person={person} />
          </li>
        ))}
      </ul>
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </>
  );
}
