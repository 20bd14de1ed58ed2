import { Check, ListPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { inIndia } from '../../lib/in-india.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { AddLeadTask, UpdateLeadTask, useLeadAction } from './lead-actions.js';

export const LeadTaskFields = graphql(`
  fragment LeadTaskFields on LeadTask {
    id
    title
    dueAt
    status
  }
`);

interface LeadTasksProps {
  leadId: string;
  tasks: readonly FragmentType<typeof LeadTaskFields>[];
}

/** What is still to do about a lead, the next due first; the agent is reminded when it is due. */
export function LeadTasks({ leadId, tasks }: LeadTasksProps) {
  const open = readFragment(LeadTaskFields, tasks).filter(({ status }) => status === 'OPEN');
  return (
    <section className="space-y-4 rounded-card border border-line bg-surface p-4">
      <h2 className="font-semibold">
        <FormattedMessage id="tasks.title" />
      </h2>
      {open.length > 0 && (
        <ul className="divide-y divide-line">
          {open.map((task) => (
            <li key={task.id} className="py-3">
              <TaskRow task={task} />
            </li>
          ))}
        </ul>
      )}
      <TaskForm leadId={leadId} />
    </section>
  );
}

function TaskRow({ task: { id, title, dueAt } }: { task: ResultOf<typeof LeadTaskFields> }) {
  const update = useLeadAction(UpdateLeadTask);
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <div>
        <p className="font-medium">{title}</p>
        <p className="text-sm text-muted">
          <FormattedDate value={dueAt} dateStyle="medium" timeStyle="short" />
        </p>
      </div>
      <Button
        variant="quiet"
        busy={update.isPending}
        onClick={() => update.mutate({ input: { taskId: id, status: 'DONE' } })}
      >
        <Check aria-hidden className="size-5" />
        <FormattedMessage id="tasks.done" />
      </Button>
      {update.error && <Failure error={update.error} />}
    </div>
  );
}

function TaskForm({ leadId }: { leadId: string }) {
  const intl = useIntl();
  const add = useLeadAction(AddLeadTask);
  const [title, setTitle] = useState('');
  const [at, setAt] = useState('');
  // Sent again after a lost answer, it is one task.
  const idempotencyKey = useRef(crypto.randomUUID());
  const submit = () =>
    add.mutate(
      { input: { leadId, title: title.trim(), dueAt: inIndia(at), idempotencyKey: idempotencyKey.current } },
      {
        onSuccess: () => {
          idempotencyKey.current = crypto.randomUUID();
          setTitle('');
          setAt('');
        },
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="space-y-3"
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="flex-1">
          <Field
            label={intl.formatMessage({ id: 'tasks.what' })}
            maxLength={200}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
        </div>
        <div className="flex-1">
          <Field
            label={intl.formatMessage({ id: 'tasks.due' })}
            type="datetime-local"
            value={at}
            onChange={({ target }) => setAt(target.value)}
          />
        </div>
        <Button
          type="submit"
          variant="quiet"
          busy={add.isPending}
          disabled={title.trim() === '' || at === ''}
        >
          <ListPlus aria-hidden className="size-5" />
          <FormattedMessage id="tasks.add" />
        </Button>
      </div>
      {add.error && <Failure error={add.error} />}
    </form>
  );
}
