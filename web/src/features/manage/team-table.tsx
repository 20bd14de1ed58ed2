import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { inIndia } from '../../lib/in-india.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { HandOver } from './hand-over.js';
import { type TeamMember, TeamMemberFields } from './team-member.js';

const PauseAgent = graphql(`
  mutation PauseAgent($input: UpdateAgentProfileInput!) {
    updateAgentProfile(input: $input) {
      agent {
        id
      }
    }
  }
`);

/** How busy each agent is, and whether they get new leads. The leads of one who is away go on to others. */
export function TeamTable({ members }: { members: readonly FragmentType<typeof TeamMemberFields>[] }) {
  const team = readFragment(TeamMemberFields, members);
  return (
    <section>
      <h2 className="sr-only">
        <FormattedMessage id="manage.team" />
      </h2>
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {team.map((member) => (
          <li key={member.id}>
            <Member member={member} team={team} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Member({ member, team }: { member: TeamMember; team: readonly TeamMember[] }) {
  const { id, name, licensed, workload, working } = member;
  const pause = useAction(PauseAgent, ['ManagedTeam', 'ManagerBoard']);
  const [backOn, setBackOn] = useState('');
  const intl = useIntl();
  const isAway = working?.paused ?? false;
  const change = isAway
    ? { paused: false }
    : { paused: true, ...(backOn && { pausedUntil: inIndia(`${backOn}T00:00`) }) };
  return (
    <article className="h-full space-y-3 rounded-card border border-line bg-surface p-4">
      <header className="flex items-start justify-between gap-3">
        <h3 className="font-semibold">{name}</h3>
        <p className={isAway || !licensed ? 'text-sm font-semibold text-accent' : 'text-sm text-muted'}>
          {!licensed ? (
            <FormattedMessage id="manage.unlicensed" />
          ) : working?.paused && working.pausedUntil ? (
            <FormattedMessage
              id="manage.awayUntil"
              values={{ date: <FormattedDate key="date" value={working.pausedUntil} dateStyle="medium" /> }}
            />
          ) : isAway ? (
            <FormattedMessage id="manage.away" />
          ) : (
            working && `${working.shiftStart}–${working.shiftEnd}`
          )}
        </p>
      </header>
      {workload && <Load open={workload.openLeads} cap={workload.openCap} today={workload.assignedToday} />}
      {!isAway && (
        <Field
          label={intl.formatMessage({ id: 'manage.backOn' })}
          type="date"
          value={backOn}
          onChange={({ target }) => setBackOn(target.value)}
        />
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          variant="quiet"
          busy={pause.isPending}
          onClick={() => pause.mutate({ input: { agentId: id, ...change } })}
        >
          <FormattedMessage id={isAway ? 'manage.back' : 'manage.pause'} />
        </Button>
        <HandOver member={member} team={team} />
      </div>
      {pause.error && <Failure error={pause.error} />}
    </article>
  );
}

function Load({ open, cap, today }: { open: number; cap: number | null; today: number }) {
  return (
    <div>
      <p className="flex justify-between text-sm tabular-nums">
        <span>
          <FormattedMessage id="manage.openLeads" /> {cap === null ? open : `${open} / ${cap}`}
        </span>
        <span className="text-muted">
          <FormattedMessage id="manage.today" /> {today}
        </span>
      </p>
      {cap !== null && (
        <span aria-hidden className="mt-1 block h-2 overflow-hidden rounded-full bg-raised">
          <span
            className="block h-2 bg-brand"
            style={{ width: `${Math.min(1, open / Math.max(cap, 1)) * 100}%` }}
          />
        </span>
      )}
    </div>
  );
}
