import { clsx } from 'clsx';
import { useState } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { AskTwice } from '../../ui/ask-twice.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { Deliveries } from './deliveries.js';
import { eventMessage, type Webhook } from './webhooks-query.js';

const SendTest = graphql(`
  mutation SendTest($input: SendTestWebhookInput!) {
    sendTestWebhook(input: $input) {
      eventId
    }
  }
`);

const SwitchWebhook = graphql(`
  mutation SwitchWebhook($input: UpdateWebhookInput!) {
    updateWebhook(input: $input) {
      webhook {
        id
        enabled
      }
    }
  }
`);

const RotateSecret = graphql(`
  mutation RotateSecret($input: RotateWebhookSecretInput!) {
    rotateWebhookSecret(input: $input) {
      secret
    }
  }
`);

const RemoveWebhook = graphql(`
  mutation RemoveWebhook($input: RemoveWebhookInput!) {
    removeWebhook(input: $input) {
      webhookId
    }
  }
`);

interface WebhookCardProps {
  webhook: Webhook;
  onSecret: (secret: string) => void;
}

/** One webhook: what calls it, whether it is on, a test of it, its secret, and what was sent. */
export function WebhookCard({ webhook, onSecret }: WebhookCardProps) {
  const { id, name, url, enabled, eventTypes, previousSecretUntil } = webhook;
  const [isOpen, setOpen] = useState(false);
  const test = useAction(SendTest, ['WebhookDeliveries']);
  const turn = useAction(SwitchWebhook, ['OwnWebhooks', 'WebhookDeliveries']);
  const rotate = useAction(RotateSecret, ['OwnWebhooks']);
  const sendTest = () => test.mutate({ input: { webhookId: id } }, { onSuccess: () => setOpen(true) });
  const newSecret = () =>
    rotate.mutate(
      { input: { webhookId: id } },
      { onSuccess: ({ rotateWebhookSecret: { secret } }) => secret && onSecret(secret) },
    );
  const failure = test.error ?? turn.error ?? rotate.error;
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 className="text-lg font-semibold">{name}</h2>
        <p className={clsx('text-sm font-semibold', enabled ? 'text-band-a' : 'text-muted')}>
          <FormattedMessage id={enabled ? 'webhook.on' : 'webhook.off'} />
        </p>
      </div>
      <p className="text-sm break-all">
        <code>{url}</code>
      </p>
      <ul className="flex flex-wrap gap-2">
        {eventTypes.map((event) => (
          <li key={event} className="rounded-full bg-raised px-3 py-1 text-sm">
            <FormattedMessage id={eventMessage(event)} />
          </li>
        ))}
      </ul>
      {previousSecretUntil && (
        <p className="text-sm text-accent">
          <FormattedMessage
            id="webhook.twoSecrets"
            values={{
              date: (
                <FormattedDate key="date" value={previousSecretUntil} dateStyle="medium" timeStyle="short" />
              ),
            }}
          />
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button busy={test.isPending} disabled={!enabled} onClick={sendTest}>
          <FormattedMessage id="webhook.test" />
        </Button>
        <Button
          variant="quiet"
          busy={turn.isPending}
          onClick={() => turn.mutate({ input: { webhookId: id, enabled: !enabled } })}
        >
          <FormattedMessage id={enabled ? 'webhook.turnOff' : 'webhook.turnOn'} />
        </Button>
        <Button variant="quiet" busy={rotate.isPending} onClick={newSecret}>
          <FormattedMessage id="webhook.newSecret" />
        </Button>
        <Remove id={id} />
      </div>
      {failure && <Failure error={failure} />}
      <Button variant="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <FormattedMessage id={isOpen ? 'webhook.hideLog' : 'webhook.showLog'} />
      </Button>
      {isOpen && <Deliveries webhookId={id} />}
    </div>
  );
}

/** What is still to be sent goes with it. */
function Remove({ id }: { id: string }) {
  const remove = useAction(RemoveWebhook, ['OwnWebhooks']);
  return (
    <AskTwice
      act="webhook.remove"
      question="webhook.removeSure"
      yes="webhook.removeNow"
      no="webhook.keep"
      busy={remove.isPending}
      error={remove.error}
      onYes={() => remove.mutate({ input: { webhookId: id } })}
    />
  );
}
