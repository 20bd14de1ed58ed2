import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';
import { queryClient, request, useGraph } from '../../lib/graph.js';
import { type Refusal, showRefusals } from '../../lib/refusals.js';
import { renewSession } from '../../lib/session.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

const MyInvitationsQuery = graphql(`
  query MyInvitations {
    myInvitations {
      id
      role
      name
      reraNumber
      expiresAt
      organization {
        id
        name
        city
      }
    }
  }
`);

const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      awaitsConfirmation
      refreshSession
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const DeclineInvitation = graphql(`
  mutation DeclineInvitation($input: DeclineInvitationInput!) {
    declineInvitation(input: $input) {
      invitation {
        id
        status
      }
    }
  }
`);

type Invitation = NonNullable<ResultOf<typeof MyInvitationsQuery>['myInvitations']>[number];

/** Brokerages that invited the viewer. Nothing is shown where none has. */
export function MyInvitations() {
  const { data } = useGraph(MyInvitationsQuery, {});
  if (!data?.myInvitations?.length) return null;
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="myInvitations.title" />
      </h2>
      {data.myInvitations.map((invitation) => (
        <InvitationCard key={invitation.id} invitation={invitation} />
      ))}
    </section>
  );
}

interface Registration {
  name: string;
  reraNumber: string;
  licenceExpiresOn: string;
}

function InvitationCard({ invitation }: { invitation: Invitation }) {
  const intl = useIntl();
  const isAgent = invitation.role === 'AGENT';
  const form = useForm<Registration>({
    defaultValues: {
      name: invitation.name ?? '',
      reraNumber: invitation.reraNumber ?? '',
      licenceExpiresOn: '',
    },
  });
  const [refusal, setRefusal] = useState<Refusal>();
  const accept = useMutation({
    mutationFn: async (registration: Registration) => {
      const given = Object.entries(registration).filter(([, value]) => value.trim() !== '');
      const input = { invitationId: invitation.id, ...(isAgent && Object.fromEntries(given)) };
      const { acceptInvitation } = await request(AcceptInvitation, { input });
      if (acceptInvitation.refreshSession) await renewSession();
      return acceptInvitation;
    },
    onSuccess: ({ refreshSession, userErrors }) => {
      setRefusal(showRefusals(form, userErrors, intl));
      // Roles and all that they may see have changed.
      return refreshSession ? queryClient.invalidateQueries() : undefined;
    },
  });
  const decline = useAction(DeclineInvitation, ['MyInvitations']);
  const { errors } = form.formState;
  const failure = accept.error ?? decline.error ?? refusal;
  const label = (id: string) => intl.formatMessage({ id });
  if (accept.data?.awaitsConfirmation) {
    return (
      <p role="status" className="rounded-card border border-line bg-surface p-5">
        <FormattedMessage id="myInvitations.awaits" />
      </p>
    );
  }
  return (
    <form
      onSubmit={form.handleSubmit((values) => accept.mutate(values))}
      className="space-y-4 rounded-card border-2 border-accent bg-surface p-5"
    >
      <div>
        <h3 className="font-semibold">
          <FormattedMessage
            id={`myInvitations.from.${invitation.role}`}
            values={{ brokerage: invitation.organization?.name ?? '…' }}
          />
        </h3>
        <p className="text-sm text-muted">
          {invitation.organization?.city} ·{' '}
          <FormattedMessage
            id="invitations.until"
            values={{ date: <FormattedDate key="date" value={invitation.expiresAt} dateStyle="medium" /> }}
          />
        </p>
      </div>
      {isAgent && (
        <div className="grid gap-4 sm:grid-cols-3">
          <Field
            label={label('invite.name')}
            autoComplete="name"
            error={errors.name?.message}
            {...form.register('name')}
          />
          <Field
            label={label('invite.reraNumber')}
            error={errors.reraNumber?.message}
            {...form.register('reraNumber')}
          />
          <Field
            label={label('invite.expiresOn')}
            type="date"
            error={errors.licenceExpiresOn?.message}
            {...form.register('licenceExpiresOn')}
          />
        </div>
      )}
      {failure && <Failure error={failure} />}
      <div className="flex gap-3">
        <Button type="submit" busy={accept.isPending}>
          <FormattedMessage id="myInvitations.accept" />
        </Button>
        <Button
          variant="quiet"
          busy={decline.isPending}
          onClick={() => decline.mutate({ input: { invitationId: invitation.id } })}
        >
          <FormattedMessage id="myInvitations.decline" />
        </Button>
      </div>
    </form>
  );
}
