import { Star } from 'lucide-react';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';
import type { MetSubject } from './met-subject.js';

const SubmitReview = graphql(`
  mutation SubmitReview($input: SubmitReviewInput!) {
    submitReview(input: $input) {
      review {
        id
        status
      }
    }
  }
`);

const STARS = [1, 2, 3, 4, 5];
const MOST_TEXT = 4_000;

/** One to five stars and words, about the agent or the builder. */
export default function ReviewForm({ subjects }: { subjects: readonly MetSubject<'AGENT' | 'BUILDER'>[] }) {
  const intl = useIntl();
  const [subjectId, setSubjectId] = useState(subjects[0]?.id ?? '');
  const [stars, setStars] = useState<number>();
  const [text, setText] = useState('');
  // Sent again after a lost answer, it is one review.
  const idempotencyKey = useRef(crypto.randomUUID());
  const submit = useAction(SubmitReview, []);
  const subject = subjects.find(({ id }) => id === subjectId);
  const status = submit.data?.submitReview.review?.status;
  if (status)
    return (
      <p role="status" className="font-medium">
        <FormattedMessage id={status === 'PUBLISHED' ? 'reviews.published' : 'reviews.held'} />
      </p>
    );
  const send = () => {
    if (!subject || stars === undefined) return;
    submit.mutate({
      input: {
        subjectType: subject.kind,
        subjectId: subject.id,
        stars,
        text: text.trim() || null,
        idempotencyKey: idempotencyKey.current,
      },
    });
  };
  return (
    <form
      className="space-y-4 rounded-card border border-line p-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Select
        label={intl.formatMessage({ id: 'reviews.about' })}
        value={subjectId}
        onChange={({ target }) => setSubjectId(target.value)}
      >
        {subjects.map(({ id, kind, name }) => (
          <option key={id} value={id}>
            {intl.formatMessage({ id: `subject.${kind}` })}: {name}
          </option>
        ))}
      </Select>
      <StarChoice chosen={stars} onChoose={setStars} />
      <TextArea
        label={intl.formatMessage({ id: 'reviews.words' })}
        rows={4}
        maxLength={MOST_TEXT}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {submit.error && <Failure error={submit.error} />}
      <Button type="submit" busy={submit.isPending} disabled={stars === undefined}>
        <FormattedMessage id="reviews.send" />
      </Button>
    </form>
  );
}

/** Radio buttons that look like stars: the arrow keys move between them. */
function StarChoice({ chosen, onChoose }: { chosen: number | undefined; onChoose: (stars: number) => void }) {
  const intl = useIntl();
  return (
    <fieldset>
      <legend className="font-medium">
        <FormattedMessage id="reviews.howMany" />
      </legend>
      <div className="mt-1 flex">
        {STARS.map((count) => (
          <label
            key={count}
            className="grid size-11 cursor-pointer place-items-center rounded-full has-focus-visible:outline-2 has-focus-visible:outline-brand"
          >
            <input
              type="radio"
              name="stars"
              value={count}
              checked={chosen === count}
              onChange={() => onChoose(count)}
              className="sr-only"
            />
            <span className="sr-only">{intl.formatMessage({ id: 'reviews.stars' }, { count })}</span>
            <Star
              aria-hidden
              className={`size-7 text-accent ${chosen !== undefined && count <= chosen ? 'fill-current' : ''}`}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
