import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { FoundPersonalData } from './found-personal-data.js';
import { ModerationForm } from './moderation-form.js';
import { Queue } from './queue.js';
import { Waiting } from './waiting.js';

const HeldRepliesQuery = graphql(`
  query HeldReplies {
    heldReviewReplies(first: 50) {
      totalCount
      edges {
        node {
          id
          text
          personalData
          submittedAt
        }
      }
    }
  }
`);

const ModerateReply = graphql(`
  mutation ModerateReply($input: ModerateReviewReplyInput!) {
    moderateReviewReply(input: $input) {
      reply {
        id
        status
      }
    }
  }
`);

/** What the reviewed answered: a moderator reads each before it is shown. */
export function HeldReplies() {
  const { data, error, isPending, refetch } = useGraph(HeldRepliesQuery, {});
  const moderate = useAction(ModerateReply, ['HeldReplies']);
  return (
    <Queue
      title="moderation.replies"
      connection={data?.heldReviewReplies}
      error={error}
      isPending={isPending}
      onRetry={refetch}
    >
      {({ id, text, personalData, submittedAt }) => (
        <>
          <div className="flex justify-end">
            <Waiting since={submittedAt} />
          </div>
          <FoundPersonalData kinds={personalData} />
          <blockquote className="mt-2 border-l-4 border-line pl-4 whitespace-pre-line">{text}</blockquote>
          <ModerationForm
            busy={moderate.isPending}
            error={moderate.variables?.input.replyId === id ? moderate.error : null}
            decide={(decision, reason) => moderate.mutate({ input: { replyId: id, decision, reason } })}
          />
        </>
      )}
    </Queue>
  );
}
