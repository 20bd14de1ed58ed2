import { useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { HandOverLeads } from './hand-over-leads.js';
import { NamedOptions } from './named-options.js';
import type { TeamMember } from './team-member.js';

interface HandOverProps {
  member: TeamMember;
  team: readonly TeamMember[];
}

/** All open leads of an agent go on, to one agent or to whom the rules choose for each. */
export function HandOver({ member, team }: HandOverProps) {
  const intl = useIntl();
  const form = useId();
  const [isOpen, setOpen] = useState(false);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const handOver = useAction(HandOverLeads, ['ManagedTeam', 'ManagerBoard']);
  const open = member.workload?.openLeads ?? 0;
  const submit = () =>
    handOver.mutate({
      input: {
        fromAgentId: member.id,
        ...(to && { agentId: to }),
        ...(note.trim() && { note: note.trim() }),
      },
    });
  const done = handOver.data?.reassignLeads;
  return (
    <>
      <Button
        variant="quiet"
        disabled={open === 0 && !done}
        aria-expanded={isOpen}
        aria-controls={form}
        onClick={() => setOpen(!isOpen)}
      >
        <FormattedMessage id="manage.handOver" />
      </Button>
      <div id={form} className="w-full">
        {isOpen && (
          <form
            className="space-y-3 rounded-xl bg-raised p-4"
            onSubmit={(event) => {
              event.preventDefault();
              submit();
            }}
          >
            <Select
              label={intl.formatMessage({ id: 'manage.handOverTo' })}
              value={to}
              onChange={({ target }) => setTo(target.value)}
            >
              <option value="">{intl.formatMessage({ id: 'manage.byRules' })}</option>
              <NamedOptions of={team.filter(({ id }) => id !== member.id)} />
            </Select>
            <Field
              label={intl.formatMessage({ id: 'manage.handOverNote' })}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
            <Button type="submit" busy={handOver.isPending} disabled={open === 0}>
              <FormattedMessage id="manage.handOverCount" values={{ count: open }} />
            </Button>
            {handOver.error && <Failure error={handOver.error} />}
            {done && (
              <p role="status">
                <FormattedMessage
                  id="manage.handedOver"
                  values={{ count: done.leadIds?.length ?? 0, refused: done.refused?.length ?? 0 }}
                />
              </p>
            )}
          </form>
        )}
      </div>
    </>
  );
}
