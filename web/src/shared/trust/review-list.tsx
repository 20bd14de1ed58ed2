import { Star } from 'lucide-react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';

export const ReviewFields = graphql(`
  fragment ReviewFields on Review {
    id
    stars
    text
    basis
    submittedAt
  }
`);

/** Published reviews: stars, words, and what entitled the author to write. */
export function ReviewList({ reviews }: { reviews: readonly FragmentType<typeof ReviewFields>[] }) {
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id="reviews.title" />
      </h2>
      {reviews.length === 0 && (
        <p className="mt-2 text-muted">
          <FormattedMessage id="reviews.none" />
        </p>
      )}
      <ul className="mt-3 divide-y divide-line">
        {readFragment(ReviewFields, reviews).map(({ id, stars, text, basis, submittedAt }) => (
          <li key={id} className="py-4">
            <Stars count={stars} />
            {text && <p className="mt-1 max-w-prose whitespace-pre-line">{text}</p>}
            <p className="mt-1 text-sm text-muted">
              <FormattedMessage id={`reviews.basis.${basis}`} /> ·{' '}
              <FormattedDate value={submittedAt} dateStyle="medium" />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const STARS = [1, 2, 3, 4, 5];

function Stars({ count }: { count: number }) {
  const intl = useIntl();
  return (
    <p role="img" aria-label={intl.formatMessage({ id: 'reviews.stars' }, { count })} className="flex gap-1">
      {STARS.map((star) => (
        <Star
          key={star}
          aria-hidden
          className={star <= count ? 'size-5 fill-accent text-accent' : 'size-5 text-line'}
        />
      ))}
    </p>
  );
}
