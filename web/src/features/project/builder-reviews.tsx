import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import type { FragmentType } from '../../graphql/index.js';
import { ReviewItems, type ReviewFields } from '../../shared/trust/review-list.js';

interface BuilderReviewsProps {
  builder: { id: string; name: string };
  reviews: {
    totalCount: number | null;
    edges: readonly { node: { id: string } & FragmentType<typeof ReviewFields> }[];
  };
}

/** Buyers review builders, not projects: the latest ones, and the way to all of them. */
export function BuilderReviews({
  builder: { id, name },
  reviews: { totalCount, edges },
}: BuilderReviewsProps) {
  const count = totalCount ?? edges.length;
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id="project.reviews" />
      </h2>
      <p className="mt-2 max-w-prose text-muted">
        <FormattedMessage id="project.reviewsOfBuilder" values={{ count, name }} />
      </p>
      <ReviewItems reviews={edges.map(({ node }) => node)} />
      {count > edges.length && (
        <Link
          to="/builder/$id"
          params={{ id }}
          hash="reviews"
          className="inline-flex min-h-11 items-center font-medium text-brand underline"
        >
          <FormattedMessage id="project.toReviews" values={{ count, name }} />
        </Link>
      )}
    </section>
  );
}
