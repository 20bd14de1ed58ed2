import { Star } from 'lucide-react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { useHashPlace } from '../../lib/hash-place.js';
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

interface ReviewsProps {
  reviews: readonly FragmentType<typeof ReviewFields>[];
}

/** All that is said of one who is reviewed, or that nothing is yet. */
export function ReviewList({ reviews }: ReviewsProps) {
  useHashPlace();
  return (
    <section id="reviews" className="scroll-mt-20">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="reviews.title" />
      </h2>
      {reviews.length === 0 && (
        <p className="mt-2 text-muted">
          <FormattedMessage id="reviews.none" />
        </p>
      )}
      <ReviewItems reviews={reviews} />
    </section>
  );
}

/** Published reviews: stars, words, and what entitled the author to write. */
export function ReviewItems({ reviews }: ReviewsProps) {
  return (
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
          className={star <= count ? 'size-5 fill-accent text-accent' : 'size-5 text-muted'}
        />
      ))}
    </p>
  );
}
