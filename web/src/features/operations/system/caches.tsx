import { FormattedMessage, FormattedNumber } from 'react-intl';
import { Failure, Skeleton } from '../../../ui/states.js';
import { Cell, Row, StateTable } from './state-table.js';
import { useSharing } from './use-health.js';

/** What the process of the gateway that answers was spared since it began. */
export function Caches() {
  const { data, error, isPending, refetch } = useSharing();
  if (isPending) return <Skeleton className="h-40" />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const { queryPlans, subgraphFetches, answers } = data;
  return (
    <section>
      <StateTable
        title="system.caches"
        columns={['system.cache', 'system.hits', 'system.stale', 'system.misses', 'system.rate']}
      >
        <Rate
          name={<FormattedMessage id="system.plans" />}
          hits={queryPlans.hits}
          misses={queryPlans.misses}
          rate={queryPlans.hitRate}
        />
        <Rate
          name={<FormattedMessage id="system.fetches" />}
          hits={subgraphFetches.shared}
          misses={subgraphFetches.sent}
          rate={subgraphFetches.shareRate}
        />
        {Object.entries(answers).map(([service, { hits, stale, misses, hitRate }]) => (
          <Rate
            key={service}
            name={<FormattedMessage id="system.answersOf" values={{ service }} />}
            // The gateway counts what was over its time among the hits, as none of them was waited for.
            hits={hits - stale}
            stale={stale}
            misses={misses}
            rate={hitRate}
          />
        ))}
      </StateTable>
      <p className="mt-2 text-sm text-muted">
        <FormattedMessage id="system.ofProcess" /> <FormattedMessage id="system.whatIsStale" />
      </p>
    </section>
  );
}

interface RateProps {
  name: React.ReactNode;
  hits: number;
  /** Given after their time, while the next one was fetched; undefined where nothing has a time. */
  stale?: number;
  misses: number;
  rate: number | null;
}

function Rate({ name, hits, stale, misses, rate }: RateProps) {
  return (
    <Row name={name}>
      <Cell>
        <FormattedNumber value={hits} />
      </Cell>
      <Cell>{stale === undefined ? '–' : <FormattedNumber value={stale} />}</Cell>
      <Cell>
        <FormattedNumber value={misses} />
      </Cell>
      <Cell>
        {rate === null ? '–' : <FormattedNumber value={rate} style="percent" maximumFractionDigits={1} />}
      </Cell>
    </Row>
  );
}
