import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { GrantedRole } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { DecisionForm } from './decision-form.js';
import type { Person } from './people-query.js';

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

const GIVEN: readonly GrantedRole[] = ['REVIEWER', 'ADMIN', 'PARTNER', 'BUILDER'];

/** A person, what they may act as, and what an administrator does about it. Dangerous acts ask for a fresh proof. */
export function PersonCard({ person }: { person: Person }) {
  const { id, name, status, identityStatus, roles, createdAt } = person;
  return (
    <article className="space-y-4 rounded-card border border-line bg-surface p-5">
      <div>
        <h3 className="font-semibold">{name ?? <FormattedMessage id="identities.noName" />}</h3>
        <p className="break-all font-mono text-xs text-muted">{id}</p>
        <p className="mt-1 text-sm text-muted">
          <FormattedMessage id={`people.status.${status}`} /> ·{' '}
          <FormattedMessage id={`identityStatus.${identityStatus}`} /> ·{' '}
          <FormattedDate value={createdAt} dateStyle="medium" />
        </p>
        {roles && roles.length > 0 && (
          <ul className="mt-2 flex flex-wrap gap-2">
            {roles.map((role) => (
              <li key={role} className="rounded-full bg-raised px-3 py-1 text-sm font-medium">
                <FormattedMessage id={`role.${role}`} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {status === 'ACTIVE' && (
        <>
          <Roles person={person} />
          <Account person={person} />
        </>
      )}
    </article>
  );
}

function Roles({ person: { id: userId, roles } }: { person: Person }) {
  const intl = useIntl();
  const [role, setRole] = useState<GrantedRole>('REVIEWER');
  const grant = useAction(GrantRole, ['PeopleFound']);
  const revoke = useAction(RevokeRole, ['PeopleFound']);
  const has = roles?.includes(role) === true;
  const change = has ? revoke : grant;
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Select
        label={intl.formatMessage({ id: 'people.role' })}
        value={role}
        onChange={({ target }) => setRole(target.value as GrantedRole)}
      >
        {GIVEN.map((one) => (
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

function Account({ person: { id: userId } }: { person: Person }) {
  const reset = useAction(ResetSecondFactor, ['PeopleFound']);
  const deactivate = useAction(DeactivateUser, ['PeopleFound']);
  return (
    <details>
      <summary className="cursor-pointer py-2 font-medium">
        <FormattedMessage id="people.account" />
      </summary>
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
    </details>
  );
}
