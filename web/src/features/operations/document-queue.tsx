import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Due } from '../../shared/documents/due.js';
import { DocumentFacts } from './document-facts.js';
import { DocumentDecision } from './document-decision.js';
import { Queue } from './queue.js';

const DocumentsToReview = graphql(`
  query DocumentsToReview {
    verificationCases(first: 50) {
      edges {
        node {
          id
          documentId
          documentType
          approvals
          approvalsNeeded
          openedAt
          dueAt
          isWaitingForSubmitter
          isAppeal
          checklist
        }
      }
    }
  }
`);

const DecideDocument = graphql(`
  mutation DecideDocument($input: ReviewDocumentInput!) {
    reviewDocument(input: $input) {
      document {
        id
        status
      }
    }
  }
`);

/** Documents that wait for a reviewer, the one due first first. A title needs two approvals; no one reviews a document of their own. */
export function DocumentQueue() {
  const { data, error, isPending, refetch } = useGraph(DocumentsToReview, {});
  const review = useAction(DecideDocument, ['DocumentsToReview']);
  const cases = data?.verificationCases?.edges.map(({ node }) => node);
  return (
    <Queue title="operations.documents" items={cases} error={error} isPending={isPending} onRetry={refetch}>
      {({
        documentId,
        documentType,
        approvals,
        approvalsNeeded,
        openedAt,
        dueAt,
        isWaitingForSubmitter,
        isAppeal,
        checklist,
      }) => (
        <>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <h3 className="font-semibold">
              <FormattedMessage id={`document.${documentType}`} />
            </h3>
            {isWaitingForSubmitter ? (
              <p className="text-sm font-semibold text-muted">
                <FormattedMessage id="operations.waitsForAnswer" />
              </p>
            ) : (
              <Due at={dueAt} />
            )}
          </div>
          <p className="text-sm text-muted">
            <FormattedDate value={openedAt} dateStyle="medium" timeStyle="short" /> ·{' '}
            <FormattedMessage id="operations.approvals" values={{ approvals, needed: approvalsNeeded }} />
            {isAppeal && (
              <>
                {' · '}
                <strong className="text-ink">
                  <FormattedMessage id="operations.appeal" />
                </strong>
              </>
            )}
          </p>
          <DocumentFacts documentId={documentId} />
          <DocumentDecision
            checklist={checklist}
            busy={review.isPending}
            error={review.variables?.input.documentId === documentId ? review.error : null}
            decide={(decision) => review.mutate({ input: { documentId, ...decision } })}
          />
        </>
      )}
    </Queue>
  );
}
