import { FormattedMessage, FormattedNumber } from 'react-intl';
import { Duration } from '../../shared/stats/duration.js';
import type { LeadFigure } from '../../shared/stats/lead-figures-query.js';
import { useFigures } from '../../shared/stats/use-figures.js';
import { Failure } from '../../ui/states.js';
import type { TeamAgent } from './board-query.js';

/** Days that response times are counted over. */
const PERIOD = 30;

/** Each agent's load now, and how fast they answered in the last weeks; the fullest desk first. */
export function TeamPulse({ agents }: { agents: readonly TeamAgent[] }) {
  const { data, error } = useFigures(PERIOD, 'AGENT');
  const figureOf = new Map((data?.leadStats ?? []).map((figure) => [figure.agent?.id, figure]));
  const team = agents.toSorted((a, b) => (b.workload?.openLeads ?? 0) - (a.workload?.openLeads ?? 0));
  return (
    <section aria-labelledby="team-pulse">
      <h2 id="team-pulse" className="text-lg font-bold">
        <FormattedMessage id="manage.team" />
      </h2>
      <p className="text-sm text-muted">
        <FormattedMessage id="manage.pulseHint" values={{ days: PERIOD }} />
      </p>
      {error && <Failure error={error} />}
      <ul className="mt-3 grid grid-cols-1 gap-3 min-[22rem]:grid-cols-2 lg:grid-cols-3 xl:grid-cols-6">
        {team.map((agent) => (
          <li key={agent.id}>
            <Pulse agent={agent} figure={figureOf.get(agent.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pulse({ agent, figure }: { agent: TeamAgent; figure: LeadFigure | undefined }) {
  const open = agent.workload?.openLeads ?? 0;
  return (
    <article className="h-full rounded-card border border-line bg-surface p-3 text-sm">
      <h3 className="truncate font-semibold">{agent.name}</h3>
      <p className="mt-1 flex items-baseline gap-2">
        <span className="text-2xl font-bold tabular-nums">{open}</span>
        <span className="text-muted">
          <FormattedMessage id="manage.openLeads" />
        </span>
      </p>
      <dl className="mt-2 grid grid-cols-[1fr_auto] items-baseline gap-x-2 gap-y-1">
        <dt className="text-muted">
          <FormattedMessage id="figures.toAccept" />
        </dt>
        <dd className="text-right font-medium tabular-nums">
          <Duration seconds={figure?.medianSecondsToAccept ?? null} />
        </dd>
        <dt className="text-muted">
          <FormattedMessage id="figures.slaKept" />
        </dt>
        <dd className="text-right font-medium tabular-nums">
          {figure ? (
            <FormattedNumber
              value={figure.slaKept / figure.leads}
              style="percent"
              maximumFractionDigits={0}
            />
          ) : (
            '–'
          )}
        </dd>
      </dl>
    </article>
  );
}
