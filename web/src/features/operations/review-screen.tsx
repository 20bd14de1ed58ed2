import { FormattedMessage } from 'react-intl';
import { HeldReplies } from './held-replies.js';
import { HeldReviews } from './held-reviews.js';

/** Reviews and replies that wait for a moderator. */
export function ReviewScreen() {
  return (
    <div className="in-order mx-auto max-w-4xl space-y-10 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="moderation.title" />
      </h1>
      <HeldReviews />
      <HeldReplies />
    </div>
  );
}
