import { FormattedMessage } from 'react-intl';
import type { ContactChannel, ContactOutcome } from '../../graphql/graphql.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { RecordFirstContact, useLeadAction } from './lead-actions.js';

/** What can come of a call, and of what is written; the most frequent first. */
const OF_A_CALL: readonly ContactOutcome[] = [
  'REACHED',
  'NO_ANSWER',
  'BUSY',
  'CALL_BACK_LATER',
  'WRONG_NUMBER',
];
const OF_A_MESSAGE: readonly ContactOutcome[] = ['MESSAGE_SENT', 'REACHED', 'NO_ANSWER'];

interface ContactOutcomeFormProps {
  leadId: string;
  channel: ContactChannel;
  onDone: () => void;
}

/** One tap says what came of a contact; it stands in the timeline. */
export function ContactOutcomeForm({ leadId, channel, onDone }: ContactOutcomeFormProps) {
  const record = useLeadAction(RecordFirstContact);
  const outcomes = channel === 'CALL' ? OF_A_CALL : OF_A_MESSAGE;
  return (
    <fieldset className="rounded-card border-2 border-brand bg-surface p-4">
      <legend className="px-2 font-semibold">
        <FormattedMessage id="outcome.title" />
      </legend>
      <div className="flex flex-wrap gap-2">
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            variant="quiet"
            className="grow"
            busy={record.isPending}
            onClick={() => record.mutate({ input: { leadId, channel, outcome } }, { onSuccess: onDone })}
          >
            <FormattedMessage id={`outcome.${outcome}`} />
          </Button>
        ))}
        <Button variant="quiet" className="grow text-muted" disabled={record.isPending} onClick={onDone}>
          <FormattedMessage id="outcome.none" />
        </Button>
      </div>
      {record.error && <Failure error={record.error} />}
    </fieldset>
  );
}
