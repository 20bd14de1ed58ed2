import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { FigureTable } from '../../shared/stats/figure-table.js';
import { FigureTiles } from '../../shared/stats/figure-tiles.js';
import { LeadBars } from '../../shared/stats/lead-bars.js';
import { PeriodChoice } from '../../shared/stats/period-choice.js';
import { barsOf, bucketsOf, daysOf, type Period } from '../../shared/stats/period.js';
import { useFigures } from '../../shared/stats/use-figures.js';
import { Empty, Failure, Pending } from '../../ui/states.js';

/** An agent's own figures: how fast they answer, and what became of their leads. */
export function MyFiguresScreen() {
  const [period, setPeriod] = useState<Period>(30);
  return (
    <div className="mx-auto max-w-5xl space-y-6 px-4 py-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="figures.mine" />
        </h1>
        <PeriodChoice value={period} onChange={setPeriod} />
      </header>
      <Figures period={period} />
    </div>
  );
}

function Figures({ period }: { period: Period }) {
  const all = useFigures(period, 'ALL');
  const byTime = useFigures(period, barsOf(period));
  const bySource = useFigures(period, 'SOURCE');
  const error = all.error ?? byTime.error ?? bySource.error;
  if (error) return <Failure error={error} onRetry={() => void all.refetch()} />;
  if (!all.data || !byTime.data || !bySource.data) return <Pending />;
  const total = all.data.leadStats?.[0];
  if (!total) {
    return <Empty title={<FormattedMessage id="figures.none" />} />;
  }
  return (
    <>
      <FigureTiles total={total} />
      <LeadBars buckets={bucketsOf(period, daysOf(period))} figures={byTime.data.leadStats ?? []} />
      <FigureTable
        title="figures.bySource"
        figures={bySource.data.leadStats ?? []}
        nameOf={({ group }) => <FormattedMessage id={`source.${group}`} />}
      />
    </>
  );
}
