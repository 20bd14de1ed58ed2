import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import type { InviteAgentInput } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { withCountry } from '../../lib/phone.js';
import { type Refusal, showRefusals } from '../../lib/refusals.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

const InviteAgent = graphql(`
  mutation InviteAgent($input: InviteAgentInput!) {
    inviteAgent(input: $input) {
      invitation {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const InviteManager = graphql(`
  mutation InviteManager($input: InviteManagerInput!) {
    inviteManager(input: $input) {
      invitation {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

interface Values {
  role: 'AGENT' | 'BROKERAGE_MANAGER';
  phone: string;
  name: string;
  reraNumber: string;
  licenceExpiresOn: string;
}

const EMPTY: Values = { role: 'AGENT', phone: '', name: '', reraNumber: '', licenceExpiresOn: '' };
const ROLES = ['AGENT', 'BROKERAGE_MANAGER'] as const;
const SHORTEST_PHONE = 10;

/** Invites an agent or a manager by phone. The person joins by accepting, and may correct what is written here. */
export function InviteForm() {
  const intl = useIntl();
  const form = useForm<Values>({ defaultValues: EMPTY });
  const agent = useAction(InviteAgent, ['TeamInvitations']);
  const manager = useAction(InviteManager, ['TeamInvitations']);
  const invitation = form.watch('role') === 'AGENT' ? agent : manager;
  const [answer, setAnswer] = useState<{ refusals: readonly Refusal[]; other: Refusal | undefined }>();
  const submit = form.handleSubmit(({ role, phone, ...details }) => {
    setAnswer(undefined);
    const answered = (refusals: readonly Refusal[]) => {
      if (refusals.length === 0) form.reset({ ...EMPTY, role });
      setAnswer({ refusals, other: showRefusals(form, refusals, intl) });
    };
    const number = withCountry(phone);
    if (role === 'AGENT')
      agent.mutate(
        { input: { phone: number, ...given(details) } },
        { onSuccess: ({ inviteAgent }) => answered(inviteAgent.userErrors) },
      );
    else
      manager.mutate(
        { input: { phone: number } },
        { onSuccess: ({ inviteManager }) => answered(inviteManager.userErrors) },
      );
  });
  const { errors } = form.formState;
  const label = (id: string) => intl.formatMessage({ id });
  return (
    <form onSubmit={submit} noValidate className="space-y-4 rounded-card border border-line bg-surface p-5">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="invite.title" />
      </h2>
      <fieldset>
        <legend className="font-medium">
          <FormattedMessage id="invite.as" />
        </legend>
        <div className="flex gap-6">
          {ROLES.map((role) => (
            <label key={role} className="flex min-h-11 items-center gap-2">
              <input type="radio" value={role} className="size-5 accent-brand" {...form.register('role')} />
              <FormattedMessage id={`brokerageRole.${role}`} />
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        label={label('signIn.phone')}
        type="tel"
        autoComplete="off"
        error={errors.phone && (errors.phone.message || label('signIn.phoneWrong'))}
        {...form.register('phone', { required: true, minLength: SHORTEST_PHONE })}
      />
      {form.watch('role') === 'AGENT' && (
        <>
          <Field
            label={label('invite.name')}
            autoComplete="off"
            error={errors.name?.message}
            {...form.register('name')}
          />
          <Field
            label={label('invite.reraNumber')}
            hint={label('invite.reraHint')}
            error={errors.reraNumber?.message}
            {...form.register('reraNumber')}
          />
          <Field
            label={label('invite.expiresOn')}
            type="date"
            error={errors.licenceExpiresOn?.message}
            {...form.register('licenceExpiresOn')}
          />
        </>
      )}
      {(invitation.error ?? answer?.other) && <Failure error={invitation.error ?? answer?.other} />}
      {answer?.refusals.length === 0 && (
        <p role="status" className="text-band-a">
          <FormattedMessage id="invite.sent" />
        </p>
      )}
      <Button type="submit" busy={invitation.isPending}>
        <FormattedMessage id="invite.send" />
      </Button>
    </form>
  );
}

/** The fields that were filled in. */
function given(details: Pick<Values, 'name' | 'reraNumber' | 'licenceExpiresOn'>): Partial<InviteAgentInput> {
  return Object.fromEntries(
    Object.entries(details)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
}
