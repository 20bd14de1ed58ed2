import { Download } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { csvOf } from '../../lib/csv.js';
import { saveFile } from '../../lib/save-file.js';
import { FigureTable } from '../../shared/stats/figure-table.js';
import { FigureTiles } from '../../shared/stats/figure-tiles.js';
import { LeadBars } from '../../shared/stats/lead-bars.js';
import type { LeadFigure } from '../../shared/stats/lead-figures-query.js';
import { PeriodChoice } from '../../shared/stats/period-choice.js';
import { barsOf, bucketsOf, daysOf, type Period } from '../../shared/stats/period.js';
import { useFigures } from '../../shared/stats/use-figures.js';
import { Button } from '../../ui/button.js';
import { Empty, Failure, Pending } from '../../ui/states.js';

/** How fast a brokerage answers, and what becomes of its leads: in all, by time, agent, source and stage. */
export function ReportsScreen() {
  const [period, setPeriod] = useState<Period>(30);
  return (
    <div className="mx-auto max-w-7xl space-y-6 px-4 py-6">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="reports.title" />
        </h1>
        <PeriodChoice value={period} onChange={setPeriod} />
      </header>
      <Reports period={period} />
    </div>
  );
}

function Reports({ period }: { period: Period }) {
  const intl = useIntl();
  const all = useFigures(period, 'ALL');
  const byTime = useFigures(period, barsOf(period));
  const byAgent = useFigures(period, 'AGENT');
  const bySource = useFigures(period, 'SOURCE');
  const byStage = useFigures(period, 'STAGE');
  const reads = [all, byTime, byAgent, bySource, byStage];
  const failed = reads.find(({ error }) => error);
  if (failed) {
    const readAgain = () => reads.forEach(({ refetch }) => void refetch());
    return <Failure error={failed.error} onRetry={readAgain} />;
  }
  const total = all.data?.leadStats?.[0];
  if (reads.some(({ data }) => data === undefined)) return <Pending />;
  if (!total) {
    return <Empty title={<FormattedMessage id="figures.none" />} />;
  }
  const named = (kind: 'source' | 'stage', { group }: LeadFigure) =>
    intl.formatMessage({ id: `${kind}.${group}` });
  const agentOf = ({ agent }: LeadFigure) => agent?.name ?? intl.formatMessage({ id: 'reports.noAgent' });
  return (
    <>
      <FigureTiles total={total} />
      <LeadBars buckets={bucketsOf(period, daysOf(period))} figures={byTime.data?.leadStats ?? []} />
      <Table title="reports.byAgent" of={byAgent.data?.leadStats} nameOf={agentOf} period={period} />
      <div className="space-y-6">
        <Table
          title="figures.bySource"
          of={bySource.data?.leadStats}
          nameOf={(figure) => named('source', figure)}
          period={period}
        />
        <Table
          title="reports.byStage"
          of={byStage.data?.leadStats}
          nameOf={(figure) => named('stage', figure)}
          period={period}
        />
      </div>
    </>
  );
}

interface TableProps {
  title: string;
  of: readonly LeadFigure[] | null | undefined;
  nameOf: (figure: LeadFigure) => string;
  period: Period;
}

function Table({ title, of, nameOf, period }: TableProps) {
  const intl = useIntl();
  const figures = of ?? [];
  const { from, to } = daysOf(period);
  const save = () =>
    saveFile(
      `propmubi-${title.split('.').at(-1)}-${from}-${to}.csv`,
      csvOf(COLUMNS, figures.map(rowOf(nameOf))),
    );
  return (
    <FigureTable title={title} figures={figures} nameOf={nameOf}>
      <Button variant="quiet" onClick={save}>
        <Download aria-hidden className="size-5" />
        CSV
        <span className="sr-only">{intl.formatMessage({ id: title })}</span>
      </Button>
    </FigureTable>
  );
}

/** As the graph calls them, so that a spreadsheet reads the same in every language. */
const COLUMNS = ['name', 'leads', 'accepted', 'contacted', 'visited', 'booked', 'closed', 'slaKept', 'medianSecondsToAccept', 'medianSecondsToContact'] as const; // prettier-ignore

const rowOf = (nameOf: (figure: LeadFigure) => string) => (figure: LeadFigure) => [
  nameOf(figure),
  figure.leads,
  figure.accepted,
  figure.contacted,
  figure.visited,
  figure.booked,
  figure.closed,
  figure.slaKept,
  figure.medianSecondsToAccept,
  figure.medianSecondsToContact,
];
