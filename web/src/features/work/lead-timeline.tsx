import { onlineManager } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { type FragmentType, readFragment } from '../../graphql/index.js';
import { Button } from '../../ui/button.js';
import { Rupees } from '../../ui/money.js';
import { Failure } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';
import { ActivityFields } from './activity-fields.js';
import { AddLeadNote, useLeadAction } from './lead-actions.js';
import { noted } from './expected-lead.js';

type Activity = ResultOf<typeof ActivityFields>;

interface LeadTimelineProps {
  leadId: string;
  activities: readonly FragmentType<typeof ActivityFields>[];
}

/** What happened to a lead and by whom, newest as the graph orders it, with a note to add. */
export function LeadTimeline({ leadId, activities }: LeadTimelineProps) {
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="work.timeline" />
      </h2>
      <NoteForm leadId={leadId} />
      <ol className="space-y-4 border-l-2 border-line pl-4">
        {readFragment(ActivityFields, activities).map((activity) => (
          <li key={activity.id}>
            <ActivityRow activity={activity} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function NoteForm({ leadId }: { leadId: string }) {
  const intl = useIntl();
  const add = useLeadAction(AddLeadNote, noted);
  const [note, setNote] = useState('');
  // The same note sent again after a lost answer is one note.
  const idempotencyKey = useRef(crypto.randomUUID());
  const submit = () => {
    const said = note.trim();
    // What has not left the phone stays in sight.
    if (onlineManager.isOnline()) setNote('');
    add.mutate(
      { input: { leadId, note: said, idempotencyKey: idempotencyKey.current } },
      {
        onSuccess: () => {
          idempotencyKey.current = crypto.randomUUID();
          setNote((next) => (next.trim() === said ? '' : next));
        },
        // What was refused is there to be sent again, unless the agent writes already.
        onError: () => setNote((next) => next || said),
      },
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="space-y-2"
    >
      <TextArea
        label={intl.formatMessage({ id: 'work.newNote' })}
        maxLength={2_000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {add.error && <Failure error={add.error} />}
      <Button type="submit" variant="quiet" busy={add.isPending} disabled={note.trim() === ''}>
        <FormattedMessage id="work.addNote" />
      </Button>
    </form>
  );
}

function ActivityRow({ activity }: { activity: Activity }) {
  const { kind, at, note, channel, contactOutcome, amount, fromStage, toStage, closeReason, actor, agent } =
    activity;
  const who = actor?.name ?? agent?.name;
  return (
    <>
      <p className="font-medium">
        <FormattedMessage id={`activity.${kind}`} />
        {channel && (
          <>
            {' · '}
            <FormattedMessage id={`channel.${channel}`} />
          </>
        )}
        {contactOutcome && (
          <>
            {' · '}
            <FormattedMessage id={`outcome.${contactOutcome}`} />
          </>
        )}
        {amount != null && (
          <>
            {' · '}
            <Rupees amount={amount} />
          </>
        )}
      </p>
      {toStage && (
        <p className="text-sm">
          {fromStage && (
            <>
              <FormattedMessage id={`stage.${fromStage}`} /> →{' '}
            </>
          )}
          <FormattedMessage id={`stage.${toStage}`} />
          {closeReason && (
            <>
              {' · '}
              <FormattedMessage id={`closeReason.${closeReason}`} />
            </>
          )}
        </p>
      )}
      {note && <p className="whitespace-pre-line">{note}</p>}
      <p className="text-sm text-muted">
        {who && <>{who} · </>}
        <FormattedDate value={at} dateStyle="medium" timeStyle="short" />
      </p>
    </>
  );
}
