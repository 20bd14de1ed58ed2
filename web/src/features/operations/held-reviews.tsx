import { Star } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { FoundPersonalData } from './found-personal-data.js';
import { ModerationForm } from './moderation-form.js';
import { Queue } from './queue.js';
import { Waiting } from './waiting.js';

const HeldReviewsQuery = graphql(`
  query HeldReviews {
    moderationQueue(first: 50) {
      totalCount
      edges {
        node {
          id
          subjectType
          stars
          text
          basis
          holdReason
          personalData
          submittedAt
        }
      }
    }
  }
`);

const ModerateReview = graphql(`
  mutation ModerateReview($input: ModerateReviewInput!) {
    moderateReview(input: $input) {
      review {
        id
        status
      }
    }
  }
`);

/** Reviews that are held, the oldest first: what is said, by which witness, and why it waits. */
export function HeldReviews() {
  const { data, error, isPending, refetch } = useGraph(HeldReviewsQuery, {});
  const moderate = useAction(ModerateReview, ['HeldReviews']);
  return (
    <Queue
      title="moderation.reviews"
      connection={data?.moderationQueue}
      error={error}
      isPending={isPending}
      onRetry={refetch}
    >
      {({ id, subjectType, stars, text, basis, holdReason, personalData, submittedAt }) => (
        <>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h3 className="flex items-center gap-2 font-semibold">
              <FormattedMessage id={`subject.${subjectType}`} />
              <Stars count={stars} />
            </h3>
            <Waiting since={submittedAt} />
          </div>
          <p className="text-sm text-muted">
            <FormattedMessage id={`reviews.basis.${basis}`} />
            {holdReason && (
              <>
                {' · '}
                <strong className="font-semibold text-accent">
                  <FormattedMessage id={`holdReason.${holdReason}`} />
                </strong>
              </>
            )}
          </p>
          <FoundPersonalData kinds={personalData} />
          {text && (
            <blockquote className="mt-3 border-l-4 border-line pl-4 whitespace-pre-line">{text}</blockquote>
          )}
          <ModerationForm
            busy={moderate.isPending}
            error={moderate.variables?.input.reviewId === id ? moderate.error : null}
            decide={(decision, reason) => moderate.mutate({ input: { reviewId: id, decision, reason } })}
          />
        </>
      )}
    </Queue>
  );
}

function Stars({ count }: { count: number }) {
  const intl = useIntl();
  return (
    <span role="img" aria-label={intl.formatMessage({ id: 'moderation.stars' }, { count })} className="flex">
      {Array.from({ length: count }, (_, place) => (
        <Star key={place} aria-hidden className="size-4 fill-current text-accent" />
      ))}
    </span>
  );
}
