import { useForm } from 'react-hook-form';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { Section } from './section.js';

const MyPasswordState = graphql(`
  query MyPasswordState {
    myPassword {
      changedAt
      isAllowed
    }
  }
`);

const SetPassword = graphql(`
  mutation SetPassword($input: SetPasswordInput!) {
    setPassword(input: $input) {
      endedCount
    }
  }
`);

const RemovePassword = graphql(`
  mutation RemovePassword {
    removePassword {
      removed
    }
  }
`);

const AllowPasswords = graphql(`
  mutation AllowPasswords($input: AllowPasswordsInput!) {
    allowPasswords(input: $input) {
      allowed
    }
  }
`);

const REREAD = ['MyPasswordState', 'MySessions'];

/** The viewer's password, where their organization wants one; for its managers whether it does. */
export function Password({ isManager }: { isManager: boolean }) {
  const { data } = useGraph(MyPasswordState, {});
  const allow = useAction(AllowPasswords, REREAD);
  const remove = useAction(RemovePassword, REREAD);
  if (!data || (!data.myPassword && !isManager)) return null;
  const { changedAt, isAllowed = false } = data.myPassword ?? {};
  const failed = allow.error ?? remove.error;
  return (
    <Section title="signIn.password">
      {changedAt && (
        <p>
          <FormattedMessage
            id="security.since"
            values={{ date: <FormattedDate key="date" value={changedAt} dateStyle="medium" /> }}
          />
        </p>
      )}
      {isAllowed && <NewPassword />}
      <div className="flex flex-wrap gap-2">
        {changedAt && (
          <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate({})}>
            <FormattedMessage id="security.passwordRemove" />
          </Button>
        )}
        {isManager && (
          <Button
            variant="quiet"
            busy={allow.isPending}
            onClick={() => allow.mutate({ input: { allowed: !isAllowed } })}
          >
            <FormattedMessage id={isAllowed ? 'security.passwordsOff' : 'security.passwordsOn'} />
          </Button>
        )}
      </div>
      {failed && <Failure error={failed} />}
    </Section>
  );
}

function NewPassword() {
  const intl = useIntl();
  const set = useAction(SetPassword, REREAD);
  const form = useForm({ defaultValues: { password: '' } });
  const submit = form.handleSubmit((input) => set.mutate({ input }, { onSuccess: () => form.reset() }));
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field
        label={intl.formatMessage({ id: 'security.passwordNew' })}
        hint={intl.formatMessage({ id: 'security.passwordRule' })}
        type="password"
        autoComplete="new-password"
        {...form.register('password', { required: true })}
      />
      {set.error && <Failure error={set.error} />}
      {set.isSuccess && (
        <p role="status" className="text-band-a">
          <FormattedMessage id="security.passwordSet" />
        </p>
      )}
      <Button type="submit" busy={set.isPending}>
        <FormattedMessage id="security.passwordSave" />
      </Button>
    </form>
  );
}
