import { Star } from 'lucide-react';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { MetForm } from './met-form.js';
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

/** One to five stars and words, about the agent or the builder. */
export default function ReviewForm({ subjects }: { subjects: readonly MetSubject<'AGENT' | 'BUILDER'>[] }) {
  const [stars, setStars] = useState<number>();
  // Sent again after a lost answer, it is one review.
  const idempotencyKey = useRef(crypto.randomUUID());
  const submit = useAction(SubmitReview, []);
  const status = submit.data?.submitReview.review?.status;
  if (status)
    return (
      <p role="status" className="font-medium">
        <FormattedMessage id={status === 'PUBLISHED' ? 'reviews.published' : 'reviews.held'} />
      </p>
    );
  const send = ({ kind, id }: MetSubject<'AGENT' | 'BUILDER'>, text: string) => {
    if (stars === undefined) return;
    submit.mutate({
      input: {
        subjectType: kind,
        subjectId: id,
        stars,
        text: text || null,
        idempotencyKey: idempotencyKey.current,
      },
    });
  };
  return (
    <MetForm
      subjects={subjects}
      messages={{ about: 'reviews.about', words: 'reviews.words', send: 'reviews.send' }}
      rows={4}
      isComplete={() => stars !== undefined}
      action={submit}
      onSend={send}
    >
      <StarChoice chosen={stars} onChoose={setStars} />
    </MetForm>
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
