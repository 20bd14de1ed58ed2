import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import { graphql } from '../../../graphql/index.js';
import { useAction } from '../../../lib/use-action.js';
import { Button } from '../../../ui/button.js';
import { Failure } from '../../../ui/states.js';
import type { ServiceName, ServiceState } from './system-query.js';
import type { Services } from './use-system.js';

const ReplayDeadLetters = graphql(`
  mutation ReplayDeadLetters($input: ReplayDeadLettersInput!) {
    replayDeadLetters(input: $input) {
      requestedCount
    }
  }
`);

/** Events that services gave up, with why, and the way to have them handled again. */
export function DeadLetters({ services }: { services: Services }) {
  const replay = useAction(ReplayDeadLetters, ['SystemState']);
  const given = services.flatMap(([name, state]) =>
    state?.deadLetters.length ? [[name, state] as const] : [],
  );
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="system.deadLetters" />
      </h2>
      <p role="status" className="text-muted empty:hidden">
        {replay.data?.replayDeadLetters && (
          <FormattedMessage
            id="system.replayed"
            values={{ count: replay.data.replayDeadLetters.requestedCount ?? 0 }}
          />
        )}
      </p>
      {replay.error && <Failure error={replay.error} />}
      {given.length === 0 && (
        <p className="text-muted">
          <FormattedMessage id="system.noDeadLetters" />
        </p>
      )}
      {given.map(([service, state]) => (
        <OfService
          key={service}
          service={service}
          state={state}
          busy={replay.isPending}
          replay={(eventIds) => replay.mutate({ input: { service, eventIds } })}
        />
      ))}
    </section>
  );
}

interface OfServiceProps {
  service: ServiceName;
  state: ServiceState;
  busy: boolean;
  replay(eventIds: string[]): void;
}

function OfService({ service, state: { deadLetters, deadLetterCount }, busy, replay }: OfServiceProps) {
  const replayable = deadLetters.filter(({ replayRequested }) => !replayRequested);
  return (
    <article className="rounded-card border border-line bg-surface p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="font-semibold">
          {service}{' '}
          <span className="text-muted tabular-nums">
            <FormattedNumber value={deadLetterCount} />
          </span>
        </h3>
        <Button
          variant="quiet"
          busy={busy}
          disabled={replayable.length === 0}
          onClick={() => replay(replayable.map(({ eventId }) => eventId))}
        >
          <FormattedMessage id="system.replayShown" values={{ count: replayable.length }} />
        </Button>
      </div>
      <ul className="mt-3 divide-y divide-line">
        {deadLetters.map(({ eventId, type, subject, error, deliveries, failedAt, replayRequested }) => (
          <li key={eventId} className="flex flex-wrap items-start justify-between gap-3 py-3">
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                {type} <span className="break-all font-mono text-xs text-muted">{subject}</span>
              </p>
              <p lang="en" className="break-words text-sm text-danger">
                {error}
              </p>
              <p className="text-sm text-muted">
                <FormattedDate value={failedAt} dateStyle="medium" timeStyle="medium" /> ·{' '}
                <FormattedMessage id="system.deliveries" values={{ count: deliveries }} />
              </p>
            </div>
            {replayRequested ? (
              <p className="text-sm font-semibold text-muted">
                <FormattedMessage id="system.replayRequested" />
              </p>
            ) : (
              <Button variant="quiet" busy={busy} onClick={() => replay([eventId])}>
                <FormattedMessage id="system.replay" />
                <span className="sr-only"> {eventId}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </article>
  );
}
