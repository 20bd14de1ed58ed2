import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { Empty, Failure, Pending } from '../../ui/states.js';

const OrganizationUsage = graphql(`
  query OrganizationUsage {
    organizationUsage(first: 30) {
      nodes {
        day
        quotas {
          metric
          used
          limit
          share
        }
      }
    }
  }
`);

const NEARLY = 0.8;

/** What a brokerage used of its quotas: today beside its limits, and the days before. */
export function UsageScreen() {
  const { data, error, isPending, refetch } = useGraph(OrganizationUsage, {});
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const days = data.organizationUsage?.nodes ?? [];
  const [today] = days;
  return (
    <div className="mx-auto max-w-5xl space-y-6 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="usage.title" />
      </h1>
      {!today && <Empty title={<FormattedMessage id="usage.none" />} />}
      <ul className="grid grid-cols-2 gap-4 lg:grid-cols-3">
        {today?.quotas.map(({ metric, used, limit, share }) => (
          <li key={metric} className="rounded-card border border-line bg-surface p-4">
            <p className="text-sm text-muted">
              <FormattedMessage id={`quota.${metric}`} />
            </p>
            <p className="mt-1 text-2xl font-bold tabular-nums">
              <FormattedNumber value={used} notation="compact" />{' '}
              <span className="text-sm font-normal text-muted">
                / <FormattedNumber value={limit} notation="compact" />
              </span>
            </p>
            <span aria-hidden className="mt-2 block h-2 overflow-hidden rounded-full bg-raised">
              <span
                className={share >= NEARLY ? 'block h-2 bg-accent' : 'block h-2 bg-brand'}
                style={{ width: `${Math.min(share, 1) * 100}%` }}
              />
            </span>
            <p
              className={
                share >= NEARLY ? 'mt-1 text-sm font-semibold text-accent' : 'mt-1 text-sm text-muted'
              }
            >
              <FormattedNumber value={share} style="percent" />
            </p>
          </li>
        ))}
      </ul>
      {days.length > 1 && <Days days={days} />}
    </div>
  );
}

interface Day {
  day: string;
  quotas: readonly { metric: string; used: number }[];
}

function Days({ days }: { days: readonly Day[] }) {
  const metrics = days[0]?.quotas.map(({ metric }) => metric) ?? [];
  return (
    <div tabIndex={0} role="region" aria-labelledby="days" className="relative overflow-x-auto">
      <table className="w-full text-left text-sm">
        <caption id="days" className="pb-2 text-left text-lg font-bold">
          <FormattedMessage id="usage.days" />
        </caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-2 font-medium">
              <FormattedMessage id="usage.day" />
            </th>
            {metrics.map((metric) => (
              <th key={metric} scope="col" className="min-w-24 pl-3 text-right font-medium">
                <FormattedMessage id={`quota.${metric}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, quotas }) => (
            <tr key={day} className="border-t border-line">
              <th scope="row" className="py-2 font-medium whitespace-nowrap">
                <FormattedDate value={day} dateStyle="medium" />
              </th>
              {quotas.map(({ metric, used }) => (
                <td key={metric} className="pl-3 text-right tabular-nums">
                  <FormattedNumber value={used} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
