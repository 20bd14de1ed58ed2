import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';
import type { MetSubject } from './met-subject.js';

const MOST_WORDS = 4_000;

interface MetFormProps<Kind extends string> {
  /** What it can be about; the first is chosen. */
  subjects: readonly MetSubject<Kind>[];
  /** Ids of the messages of the fields and the button. */
  messages: { about: string; words: string; send: string };
  rows: number;
  /** Whether it can be sent with these words. */
  isComplete(words: string): boolean;
  action: { isPending: boolean; error: unknown };
  onSend(subject: MetSubject<Kind>, words: string): void;
  /** What is asked between the subject and the words. */
  children: ReactNode;
}

/** What a buyer says about a person or a thing they met: which of them, something to choose, and words. */
export function MetForm<Kind extends string>({
  subjects,
  messages,
  rows,
  isComplete,
  action,
  onSend,
  children,
}: MetFormProps<Kind>) {
  const intl = useIntl();
  const [subjectId, setSubjectId] = useState(subjects[0]?.id ?? '');
  const [words, setWords] = useState('');
  const subject = subjects.find(({ id }) => id === subjectId);
  return (
    <form
      className="space-y-4 rounded-card border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (subject) onSend(subject, words.trim());
      }}
    >
      <Select
        label={intl.formatMessage({ id: messages.about })}
        value={subjectId}
        onChange={({ target }) => setSubjectId(target.value)}
      >
        {subjects.map(({ id, kind, name }) => (
          <option key={id} value={id}>
            {intl.formatMessage({ id: `subject.${kind}` })}: {name}
          </option>
        ))}
      </Select>
      {children}
      <TextArea
        label={intl.formatMessage({ id: messages.words })}
        rows={rows}
        maxLength={MOST_WORDS}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {action.error != null && <Failure error={action.error} />}
      <Button type="submit" busy={action.isPending} disabled={!subject || !isComplete(words.trim())}>
        <FormattedMessage id={messages.send} />
      </Button>
    </form>
  );
}
