import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DocumentChecklistItem, ReviewDocumentInput } from '../../graphql/graphql.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';

/** The one who submitted a forgery answers for it: their score falls. */
const FORGED = 'FORGED';
const REJECTIONS = [
  'UNREADABLE',
  'OTHER_SUBJECT',
  'SEAL_MISSING',
  'NOT_ON_REGISTER',
  'VALIDITY_OVER',
  'TITLE_DEFECT',
  'ENCUMBERED',
  FORGED,
] as const;

type Decision = Omit<ReviewDocumentInput, 'documentId'>;

interface DocumentDecisionProps {
  checklist: readonly DocumentChecklistItem[];
  busy: boolean;
  error: unknown;
  decide(decision: Decision): void;
}

/** The checklist, a word to the submitter, and the decisions. Approving confirms each item; asking needs a question. */
export function DocumentDecision({ checklist, busy, error, decide }: DocumentDecisionProps) {
  const intl = useIntl();
  const [confirmed, setConfirmed] = useState<readonly DocumentChecklistItem[]>([]);
  const [note, setNote] = useState('');
  const [reason, setReason] = useState<string>(REJECTIONS[0]);
  const said = note.trim() || null;
  const toggle = (item: DocumentChecklistItem) =>
    setConfirmed((items) => (items.includes(item) ? items.filter((one) => one !== item) : [...items, item]));
  return (
    <div className="mt-4 space-y-4">
      <fieldset>
        <legend className="font-medium">
          <FormattedMessage
            id="operations.checklist"
            values={{ done: confirmed.length, all: checklist.length }}
          />
        </legend>
        {checklist.map((item) => (
          <label key={item} className="flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              className="size-5 accent-brand"
              checked={confirmed.includes(item)}
              onChange={() => toggle(item)}
            />
            <FormattedMessage id={`checklist.${item}`} />
          </label>
        ))}
      </fieldset>
      <TextArea
        label={intl.formatMessage({ id: 'operations.note' })}
        value={note}
        maxLength={1_000}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button
          busy={busy}
          disabled={confirmed.length < checklist.length}
          onClick={() =>
            decide({
              decision: 'APPROVE',
              reason: 'IN_ORDER',
              checklist: [...confirmed],
              note: said,
            })
          }
        >
          <FormattedMessage id="operations.approve" />
        </Button>
        <Button
          variant="quiet"
          busy={busy}
          disabled={said === null}
          onClick={() =>
            decide({
              decision: 'NEEDS_INFO',
              reason: 'INFO_NEEDED',
              note: said,
            })
          }
        >
          <FormattedMessage id="operations.needsInfo" />
        </Button>
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label={intl.formatMessage({ id: 'operations.rejection' })}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        >
          {REJECTIONS.map((code) => (
            <option key={code} value={code}>
              {intl.formatMessage({ id: `documentReason.${code}` })}
            </option>
          ))}
        </Select>
        <Button
          variant="danger"
          busy={busy}
          onClick={() => decide({ decision: 'REJECT', reason, note: said, forged: reason === FORGED })}
        >
          <FormattedMessage id="operations.reject" />
        </Button>
      </div>
      {error != null && <Failure error={error} />}
    </div>
  );
}
