import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LeadCloseReason, LeadStage, LeadTemperature } from '../../graphql/graphql.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';
import { AdvanceLead, useLeadAction } from './lead-actions.js';
import { advanced } from './expected-lead.js';

interface Move {
  stage: LeadStage;
  /** An opportunity says how warm it is. */
  temperature?: LeadTemperature;
}

const OPPORTUNITIES: readonly Move[] = [
  { stage: 'OPPORTUNITY', temperature: 'HOT' },
  { stage: 'OPPORTUNITY', temperature: 'WARM' },
];
/** They follow from visits, or need a reason. */
const NOT_BY_HAND: readonly LeadStage[] = ['SITE_VISIT_SCHEDULED', 'SITE_VISIT_DONE', 'UNQUALIFIED', 'LOST'];
const CLOSE_REASONS: readonly LeadCloseReason[] = [
  'BUDGET',
  'LOCATION',
  'NOT_REACHABLE',
  'BOUGHT_ELSEWHERE',
  'OTHER',
];

interface StageFormProps {
  leadId: string;
  /** Stages that the lead can take from here. */
  allowed: readonly LeadStage[];
}

/** Moves a lead on, or closes it with a reason. */
export function StageForm({ leadId, allowed }: StageFormProps) {
  const intl = useIntl();
  const advance = useLeadAction(AdvanceLead, advanced);
  const [note, setNote] = useState('');
  const [reason, setReason] = useState<LeadCloseReason>('BUDGET');
  if (allowed.length === 0) return null;
  const move = (next: Move, closeReason?: LeadCloseReason) =>
    advance.mutate(
      {
        input: {
          leadId,
          ...next,
          ...(note.trim() && { note: note.trim() }),
          ...(closeReason && { reason: closeReason }),
        },
      },
      { onSuccess: () => setNote('') },
    );
  const moves = allowed
    .filter((stage) => !NOT_BY_HAND.includes(stage))
    .flatMap((stage) => (stage === 'OPPORTUNITY' ? OPPORTUNITIES : [{ stage }]));
  return (
    <section className="space-y-3 rounded-card border border-line bg-surface p-4">
      <h2 className="font-semibold">
        <FormattedMessage id="work.move" />
      </h2>
      <TextArea
        label={intl.formatMessage({ id: 'work.note' })}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        {moves.map((next: Move) => (
          <Button
            key={`${next.stage} ${next.temperature}`}
            variant="quiet"
            busy={advance.isPending}
            onClick={() => move(next)}
          >
            <FormattedMessage
              id={next.temperature ? `work.opportunity.${next.temperature}` : `stage.${next.stage}`}
            />
          </Button>
        ))}
      </div>
      {allowed.includes('LOST') && (
        <div className="flex flex-wrap items-end gap-2">
          <Select
            label={intl.formatMessage({ id: 'work.closeReason' })}
            value={reason}
            onChange={({ target }) => setReason(target.value as LeadCloseReason)}
          >
            {CLOSE_REASONS.map((code) => (
              <option key={code} value={code}>
                {intl.formatMessage({ id: `closeReason.${code}` })}
              </option>
            ))}
          </Select>
          <Button variant="danger" busy={advance.isPending} onClick={() => move({ stage: 'LOST' }, reason)}>
            <FormattedMessage id="work.lost" />
          </Button>
        </div>
      )}
      {advance.error && <Failure error={advance.error} />}
    </section>
  );
}
