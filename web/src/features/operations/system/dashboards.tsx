import { clsx } from 'clsx';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useGraph } from '../../../lib/graph.js';
import { Failure, Skeleton } from '../../../ui/states.js';
import { type DashboardName, DashboardQuery, DASHBOARDS } from './dashboard-query.js';
import { PanelChart } from './panel-chart.js';

/** Hours of which lines are shown. */
const PERIODS = [1, 6, 24, 168] as const;
/** Twice as often as a line gets a value of its shortest period. */
const ASK_EVERY_MS = 30_000;

/** What Prometheus has of the platform, by the dashboards that operators have in Grafana. Their texts are English, as there. */
export function Dashboards() {
  const [name, setName] = useState<DashboardName>('OVERVIEW');
  const [hours, setHours] = useState<number>(PERIODS[0]);
  const { data, error, isPending, refetch } = useGraph(
    DashboardQuery,
    { name, minutes: hours * 60 },
    { refetchInterval: ASK_EVERY_MS },
  );
  const dashboard = data?.dashboard;
  // One panel alone may be what Prometheus cannot answer.
  const isUncollected = data != null && !dashboard?.panels.some(({ series }) => series);
  return (
    <section aria-labelledby="system.dashboards" className="space-y-4">
      <h2 id="system.dashboards" className="text-xl font-bold">
        <FormattedMessage id="system.dashboards" />
      </h2>
      {isUncollected ? (
        <NotCollected isSet={dashboard != null} />
      ) : (
        <>
          <Choice
            title="system.dashboard"
            values={DASHBOARDS}
            chosen={name}
            choose={setName}
            show={(one) => <FormattedMessage id={`system.dashboard.${one}`} />}
          />
          <Choice
            title="system.period"
            values={PERIODS}
            chosen={hours}
            choose={setHours}
            show={(one) => <FormattedMessage id="system.hours" values={{ hours: one }} />}
          />
        </>
      )}
      {isPending && <Skeleton className="h-64" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {dashboard && !isUncollected && (
        <ul className="grid gap-4 lg:grid-cols-2">
          {dashboard.panels.map((panel) => (
            <li key={panel.title}>
              <PanelChart panel={panel} from={dashboard.from} to={dashboard.to} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Why nothing is drawn, and what to do about it. The platform itself may be well. */
function NotCollected({ isSet }: { isSet: boolean }) {
  return (
    <div role="status" className="rounded-card border border-dashed border-line p-6">
      <p className="font-semibold">
        <FormattedMessage id={isSet ? 'system.prometheusAway' : 'system.noPrometheus'} />
      </p>
      <p className="mt-1 text-muted">
        <FormattedMessage id="system.observe" values={{ command: <code key="command">pnpm observe</code> }} />
      </p>
    </div>
  );
}

interface ChoiceProps<Value extends string | number> {
  /** Id of the message that names it. */
  title: string;
  values: readonly Value[];
  chosen: Value;
  choose: (value: Value) => void;
  show: (value: Value) => React.ReactNode;
}

function Choice<Value extends string | number>({ title, values, chosen, choose, show }: ChoiceProps<Value>) {
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">
        <FormattedMessage id={title} />
      </legend>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => choose(value)}
          className={clsx(
            'min-h-11 rounded-full border px-4 font-semibold',
            value === chosen
              ? 'border-brand bg-brand text-on-brand'
              : 'border-line bg-surface hover:bg-raised',
          )}
        >
          {show(value)}
        </button>
      ))}
    </fieldset>
  );
}
