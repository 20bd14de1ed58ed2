import type { ResultOf } from '@graphql-typed-document-node/core';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { withCountry } from '../../lib/phone.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Select } from '../../ui/select.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { DecisionForm } from './decision-form.js';

const PersonByPhone = graphql(`
  query PersonByPhone($filter: UserFilter!) {
    users(first: 1, filter: $filter) {
      edges {
        node {
          id
          name
          status
          roles
        }
      }
    }
  }
`);

const GrantRole = graphql(`
  mutation GrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) {
      user {
        id
        roles
      }
    }
  }
`);

const RevokeRole = graphql(`
  mutation RevokeRole($input: RevokeRoleInput!) {
    revokeRole(input: $input) {
      user {
        id
        roles
      }
    }
  }
`);

const ResetSecondFactor = graphql(`
  mutation ResetSecondFactor($input: ResetSecondFactorInput!) {
    resetSecondFactor(input: $input) {
      reset
    }
  }
`);

const DeactivateUser = graphql(`
  mutation DeactivateUser($input: DeactivateUserInput!) {
    deactivateUser(input: $input) {
      user {
        id
        status
      }
    }
  }
`);

const ROLES = ['REVIEWER', 'ADMIN', 'PARTNER', 'BUILDER'] as const;
type GrantedRole = (typeof ROLES)[number];
type Person = NonNullable<ResultOf<typeof PersonByPhone>['users']>['edges'][number]['node'];

/** For administrators: a person by their number, with what they may act as. */
export function People() {
  const intl = useIntl();
  const [typed, setTyped] = useState('');
  const [phone, setPhone] = useState<string>();
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="people.title" />
      </h2>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          setPhone(withCountry(typed));
        }}
      >
        <Field
          label={intl.formatMessage({ id: 'signIn.phone' })}
          type="tel"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" disabled={typed.trim() === ''}>
          <FormattedMessage id="people.find" />
        </Button>
      </form>
      {phone !== undefined && <Found phone={phone} />}
    </section>
  );
}

function Found({ phone }: { phone: string }) {
  const { data, error, isPending, refetch } = useGraph(PersonByPhone, { filter: { phone } });
  if (isPending) return <Skeleton className="h-24" />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const person = data.users?.edges[0]?.node;
  if (!person) {
    return (
      <p role="status" className="text-muted">
        <FormattedMessage id="people.none" />
      </p>
    );
  }
  return (
    <article className="space-y-4 rounded-card border border-line bg-surface p-5">
      <h3 className="font-semibold">{person.name ?? phone}</h3>
      <p className="text-sm text-muted">
        <FormattedMessage id={`people.status.${person.status}`} /> ·{' '}
        {(person.roles ?? []).map((role) => (
          <span key={role} className="mr-2">
            <FormattedMessage id={`role.${role}`} />
          </span>
        ))}
      </p>
      <Roles person={person} />
      <Account person={person} />
    </article>
  );
}

function Roles({ person: { id: userId, roles } }: { person: Person }) {
  const intl = useIntl();
  const [role, setRole] = useState<GrantedRole>('REVIEWER');
  const grant = useAction(GrantRole, ['PersonByPhone']);
  const revoke = useAction(RevokeRole, ['PersonByPhone']);
  const has = roles?.includes(role) === true;
  const change = has ? revoke : grant;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Select
        label={intl.formatMessage({ id: 'people.role' })}
        value={role}
        onChange={({ target }) => setRole(target.value as GrantedRole)}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {intl.formatMessage({ id: `role.${one}` })}
          </option>
        ))}
      </Select>
      <Button
        variant={has ? 'danger' : 'solid'}
        busy={grant.isPending || revoke.isPending}
        onClick={() => change.mutate({ input: { userId, role } })}
      >
        <FormattedMessage id={has ? 'people.revoke' : 'people.grant'} />
      </Button>
      {change.error && <Failure error={change.error} />}
    </div>
  );
}

function Account({ person: { id: userId, status } }: { person: Person }) {
  const reset = useAction(ResetSecondFactor, ['PersonByPhone']);
  const deactivate = useAction(DeactivateUser, ['PersonByPhone']);
  if (status !== 'ACTIVE') return null;
  return (
    <DecisionForm
      busy={reset.isPending || deactivate.isPending}
      error={reset.error ?? deactivate.error}
      decisions={[
        {
          label: 'people.resetSecondFactor',
          variant: 'quiet',
          needsReason: true,
          decide: (reason) => reset.mutate({ input: { userId, reason } }),
        },
        {
          label: 'people.deactivate',
          variant: 'danger',
          needsReason: true,
          decide: (reason) => deactivate.mutate({ input: { userId, reason } }),
        },
      ]}
    />
  );
}
