import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useGraph } from '../../lib/graph.js';
import { ShownOnce } from '../../shared/secrets/shown-once.js';
import { Empty, Failure, Pending } from '../../ui/states.js';
import { WebhookCard } from './webhook-card.js';
import { WebhookForm } from './webhook-form.js';
import { OwnWebhooks } from './webhooks-query.js';

/** Addresses of the brokerage that are called when something happens: a new one, and each with its log. */
export function WebhooksScreen() {
  const { data, error, isPending, refetch } = useGraph(OwnWebhooks, {});
  const [secret, setSecret] = useState<string>();
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const webhooks = data.webhooks ?? [];
  return (
    <div className="mx-auto max-w-4xl space-y-6 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="webhook.title" />
        </h1>
        <p className="mt-1 text-muted">
          <FormattedMessage id="webhook.hint" />
        </p>
      </header>
      {secret !== undefined && (
        <ShownOnce title="webhook.secret" secret={secret} onKept={() => setSecret(undefined)} />
      )}
      {webhooks.length === 0 && <Empty title={<FormattedMessage id="webhook.none" />} />}
      <ul className="space-y-4">
        {webhooks.map((webhook) => (
          <li key={webhook.id} className="rounded-card border border-line bg-surface p-5">
            <WebhookCard webhook={webhook} onSecret={setSecret} />
          </li>
        ))}
      </ul>
      <WebhookForm onSecret={setSecret} />
    </div>
  );
}
