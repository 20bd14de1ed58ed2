import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import type { WebhookEventType } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { type Refusal, showRefusals } from '../../lib/refusals.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Choices } from '../../ui/choices.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { eventMessage } from './webhooks-query.js';

const CreateWebhook = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      secret
      webhook {
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

/** What a webhook can be called for, as people look for it. */
const EVENTS: readonly WebhookEventType[] = [
  'LEAD_CREATED',
  'LEAD_ASSIGNED',
  'LEAD_ACCEPTED',
  'LEAD_FIRST_CONTACTED',
  'LEAD_STAGE_CHANGED',
  'LEAD_ENQUIRED_AGAIN',
  'LEAD_SLA_BREACHED',
  'LEAD_UNASSIGNED',
  'SITE_VISIT_SCHEDULED',
  'SITE_VISIT_COMPLETED',
  'PAYMENT_RECEIVED',
  'BOOKING_CANCELLED',
  'CONSENT_CHANGED',
  'LISTING_PUBLISHED',
  'LISTING_PRICE_CHANGED',
  'LISTING_WITHDRAWN',
  'DOCUMENT_VERIFIED',
  'DOCUMENT_REJECTED',
  'DOCUMENT_REVOKED',
];

const EMPTY = { name: '', url: '', eventTypes: [] as WebhookEventType[] };

/** Makes a webhook; its secret goes to `onSecret` this once. */
export function WebhookForm({ onSecret }: { onSecret: (secret: string) => void }) {
  const intl = useIntl();
  const form = useForm({ defaultValues: EMPTY });
  const create = useAction(CreateWebhook, ['OwnWebhooks']);
  const [refusal, setRefusal] = useState<Refusal>();
  const label = (id: string) => intl.formatMessage({ id });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async ({ name, url, eventTypes }) => {
    setRefusal(undefined);
    const { createWebhook } = await create.mutateAsync({
      input: { name: name.trim(), url: url.trim(), eventTypes },
    });
    setRefusal(showRefusals(form, createWebhook.userErrors, intl));
    if (!createWebhook.secret) return;
    onSecret(createWebhook.secret);
    form.reset(EMPTY);
  });
  const failure = create.error ?? refusal;
  return (
    <form
      onSubmit={(event) => void submit(event).catch(() => undefined)}
      noValidate
      className="space-y-4 rounded-card border border-line bg-surface p-5"
    >
      <h2 className="text-xl font-bold">
        <FormattedMessage id="webhook.new" />
      </h2>
      <Field
        label={label('webhook.name')}
        maxLength={100}
        error={errors.name && (errors.name.message || label('webhook.nameMissing'))}
        {...form.register('name', { validate: (name) => name.trim() !== '' })}
      />
      <Field
        label={label('webhook.url')}
        type="url"
        hint={label('webhook.urlHint')}
        error={errors.url && (errors.url.message || label('error.WEBHOOK_URL_INVALID'))}
        {...form.register('url', { validate: (url) => URL.canParse(url.trim()) })}
      />
      <Choices
        title="webhook.events"
        values={EVENTS}
        messageOf={eventMessage}
        field={form.register('eventTypes', { validate: (chosen) => chosen.length > 0 })}
        error={errors.eventTypes && (errors.eventTypes.message || label('webhook.eventsMissing'))}
      />
      {failure && <Failure error={failure} />}
      <Button type="submit" busy={create.isPending}>
        <FormattedMessage id="webhook.make" />
      </Button>
    </form>
  );
}
