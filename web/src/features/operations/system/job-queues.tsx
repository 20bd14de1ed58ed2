import { FormattedMessage, FormattedNumber } from 'react-intl';
import { graphql } from '../../../graphql/index.js';
import { useAction } from '../../../lib/use-action.js';
import { Button } from '../../../ui/button.js';
import { Failure } from '../../../ui/states.js';
import { NoAnswer } from './event-lag.js';
import { Cell, Row, StateTable } from './state-table.js';
import type { Services } from './use-system.js';

const RetryFailedJobs = graphql(`
  mutation RetryFailedJobs($input: RetryFailedJobsInput!) {
    retryFailedJobs(input: $input) {
      retriedCount
    }
  }
`);

const COLUMNS = [
  'system.queue',
  'system.waiting',
  'system.running',
  'system.retrying',
  'system.failed',
  'system.retry',
];

/** The queues of jobs: what waits, runs, is tried again by itself, and failed; failed jobs can be given to their queue again. */
export function JobQueues({ services }: { services: Services }) {
  const retry = useAction(RetryFailedJobs, ['SystemState']);
  return (
    <section className="space-y-4">
      <StateTable title="system.jobs" columns={COLUMNS}>
        {services.map(([service, state]) =>
          state ? (
            state.jobQueues.map(({ name, waiting, running, retrying, failed, retryable }) => (
              <Row key={name} name={`${service} · ${name}`}>
                <Cell>
                  <FormattedNumber value={waiting} />
                </Cell>
                <Cell>
                  <FormattedNumber value={running} />
                </Cell>
                <Cell isWrong={retrying > 0}>
                  <FormattedNumber value={retrying} />
                </Cell>
                <Cell isWrong={failed > 0}>
                  <FormattedNumber value={failed} />
                </Cell>
                <Cell>
                  {retryable > 0 ? (
                    <Button
                      variant="quiet"
                      busy={retry.isPending}
                      onClick={() => retry.mutate({ input: { queue: name } })}
                    >
                      <FormattedMessage id="system.retryCount" values={{ count: retryable }} />
                    </Button>
                  ) : (
                    '–'
                  )}
                </Cell>
              </Row>
            ))
          ) : (
            <Row key={service} name={service}>
              <NoAnswer columns={COLUMNS.length - 1} />
            </Row>
          ),
        )}
      </StateTable>
      <p role="status" className="text-muted empty:hidden">
        {retry.data?.retryFailedJobs && (
          <FormattedMessage
            id="system.retried"
            values={{ count: retry.data.retryFailedJobs.retriedCount ?? 0 }}
          />
        )}
      </p>
      {retry.error && <Failure error={retry.error} />}
    </section>
  );
}
