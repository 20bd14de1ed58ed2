import { useMutation } from '@tanstack/react-query';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { ReviewerDecision } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { queryClient, request, useGraph } from '../../lib/graph.js';
import { DocumentFacts } from './document-facts.js';
import { DecisionForm } from './decision-form.js';
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

/** Documents that wait for a reviewer. A title needs two approvals; no one reviews a document of their own. */
export function DocumentQueue() {
  const { data, error, isPending, refetch } = useGraph(DocumentsToReview, {});
  const review = useMutation({
    mutationFn: (input: {
      documentId: string;
      decision: ReviewerDecision;
      reason: string;
      forged?: boolean;
    }) => request(DecideDocument, { input }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['DocumentsToReview'] }),
  });
  const cases = data?.verificationCases?.edges.map(({ node }) => node);
  return (
    <Queue title="operations.documents" items={cases} error={error} isPending={isPending} onRetry={refetch}>
      {({ documentId, documentType, approvals, approvalsNeeded, openedAt }) => (
        <>
          <h3 className="font-semibold">
            <FormattedMessage id={`document.${documentType}`} defaultMessage={documentType} />
          </h3>
          <p className="text-sm text-muted">
            <FormattedDate value={openedAt} dateStyle="medium" timeStyle="short" /> · {approvals} /{' '}
            {approvalsNeeded}
          </p>
          <DocumentFacts documentId={documentId} />
          <DecisionForm
            busy={review.isPending}
            error={review.error}
            decisions={(
              [
                ['operations.approve', 'solid', 'APPROVE', false],
                ['operations.needsInfo', 'quiet', 'NEEDS_INFO', false],
                ['operations.reject', 'danger', 'REJECT', false],
                ['operations.forged', 'danger', 'REJECT', true],
              ] as const
            ).map(([label, variant, decision, forged]) => ({
              label,
              variant,
              needsReason: true,
              decide: (reason) => review.mutate({ documentId, decision, reason, forged }),
            }))}
          />
        </>
      )}
    </Queue>
  );
}
