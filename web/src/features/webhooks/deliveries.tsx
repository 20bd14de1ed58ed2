import { clsx } from 'clsx';
import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { WebhookDeliveryStatus } from '../../graphql/graphql.js';
import { useGraphPages } from '../../lib/graph-pages.js';
import { More } from '../../ui/more.js';
import { Select } from '../../ui/select.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { type Delivery, eventMessage, WebhookDeliveries } from './webhooks-query.js';

const STATUSES: readonly WebhookDeliveryStatus[] = ['PENDING', 'SENDING', 'DELIVERED', 'DEAD'];
/** What is on its way moves on by itself. */
const LOOK_AGAIN_MS = 3_000;

/** What was sent to a webhook in the last 30 days, newest first. */
export function Deliveries({ webhookId }: { webhookId: string }) {
  const intl = useIntl();
  const [status, setStatus] = useState<WebhookDeliveryStatus>();
  const pages = useGraphPages(
    WebhookDeliveries,
    { webhookId, ...(status && { status }) },
    ({ webhookDeliveries }) => webhookDeliveries,
    { refetchInterval: LOOK_AGAIN_MS },
  );
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = pages;
  const deliveries = data?.pages.flatMap(({ webhookDeliveries }) => webhookDeliveries?.nodes ?? []);
  return (
    <section className="space-y-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <h3 className="font-semibold">
          <FormattedMessage id="webhook.log" />
        </h3>
        <Select
          label={intl.formatMessage({ id: 'webhook.logOf' })}
          value={status ?? ''}
          onChange={({ target }) => setStatus((target.value || undefined) as typeof status)}
        >
          <option value="">{intl.formatMessage({ id: 'webhook.logAll' })}</option>
          {STATUSES.map((value) => (
            <option key={value} value={value}>
              {intl.formatMessage({ id: `webhookStatus.${value}` })}
            </option>
          ))}
        </Select>
      </div>
      {isPending && <Skeleton className="h-24" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {deliveries?.length === 0 && (
        <p className="text-muted">
          <FormattedMessage id="webhook.logNone" />
        </p>
      )}
      <ul className="divide-y divide-line">
        {deliveries?.map((delivery) => (
          <li key={delivery.id} className="py-3">
            <DeliveryRow delivery={delivery} />
          </li>
        ))}
      </ul>
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </section>
  );
}

const STYLES: Record<WebhookDeliveryStatus, string> = {
  DELIVERED: 'text-band-a',
  DEAD: 'text-danger',
  PENDING: 'text-accent',
  SENDING: 'text-accent',
};

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const {
    eventId,
    eventType,
    status,
    attempts,
    failure,
    responseStatus,
    isReplay,
    occurredAt,
    nextAttemptAt,
  } = delivery;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p className="font-medium">
          <FormattedMessage id={eventMessage(eventType)} />
          {isReplay && (
            <span className="ml-2 text-sm font-normal text-muted">
              <FormattedMessage id="webhook.replayed" />
            </span>
          )}
        </p>
        <p className={clsx('text-sm font-semibold', STYLES[status])}>
          <FormattedMessage id={`webhookStatus.${status}`} />
        </p>
      </div>
      <p className="text-sm text-muted tabular-nums">
        <FormattedDate value={occurredAt} dateStyle="medium" timeStyle="medium" />
        {' · '}
        <FormattedMessage id="webhook.attempts" values={{ count: attempts }} />
        {responseStatus !== null && <> · HTTP {responseStatus}</>}
      </p>
      {failure && (
        <p className="text-sm">
          <FormattedMessage id={`webhookFailure.${failure}`} />
          {nextAttemptAt && (
            <>
              {' · '}
              <FormattedMessage
                id="webhook.nextAttempt"
                values={{ date: <FormattedDate key="date" value={nextAttemptAt} timeStyle="medium" /> }}
              />
            </>
          )}
        </p>
      )}
      <p className="text-xs text-muted break-all">
        <code>{eventId}</code>
      </p>
    </>
  );
}
