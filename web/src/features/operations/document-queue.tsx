import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { graphQuery, useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Due } from '../../shared/documents/due.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { DocumentFacts } from './document-facts.js';
import { DocumentDecision } from './document-decision.js';
import { Queue } from './queue.js';
import { useSubjectNames } from './subject-names.js';

const DocumentsToReview = graphql(`
  query DocumentsToReview {
    verificationCases(first: 50) {
      totalCount
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

const PapersToReview = graphql(`
  query PapersToReview($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Document {
        subjectId
        ...DocumentFacts
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
  const review = useAction(DecideDocument, ['DocumentsToReview', 'PapersToReview']);
  const papers = usePapers(data?.verificationCases?.edges.map(({ node }) => node.documentId) ?? []);
  const names = useSubjectNames(
    papers.data?.nodes?.flatMap((node) => (node?.__typename === 'Document' ? [node.subjectId] : [])) ?? [],
  );
  return (
    <Queue
      title="operations.documents"
      connection={data?.verificationCases}
      error={error}
      isPending={isPending}
      onRetry={refetch}
    >
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
          <div className="in-order lg:grid lg:grid-cols-2 lg:gap-8">
            <Paper documentId={documentId} papers={papers} names={names} />
            <DocumentDecision
              checklist={checklist}
              busy={review.isPending}
              error={review.variables?.input.documentId === documentId ? review.error : null}
              decide={(decision) => review.mutate({ input: { documentId, ...decision } })}
            />
          </div>
        </>
      )}
    </Queue>
  );
}

/** The documents of all cases, read at once. */
function usePapers(ids: string[]) {
  return useQuery({
    ...graphQuery(PapersToReview, { ids }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
}

interface PaperProps {
  documentId: string;
  papers: ReturnType<typeof usePapers>;
  names: ReadonlyMap<string, string>;
}

function Paper({ documentId, papers: { data, error, refetch }, names }: PaperProps) {
  const document = data?.nodes?.find((node) => node?.id === documentId);
  if (document?.__typename === 'Document')
    return <DocumentFacts document={document} subjectName={names.get(document.subjectId)} />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return <Skeleton className="mt-2 h-10" />;
}
