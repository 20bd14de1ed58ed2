import { FormattedMessage } from 'react-intl';
import { useGraphPages } from '../../lib/graph-pages.js';
import { useViewer } from '../../lib/viewer.js';
import { More } from '../../ui/more.js';
import { NotForViewer } from '../../ui/not-for-viewer.js';
import { Failure, Pending, Skeleton } from '../../ui/states.js';
import { DocumentCard } from './document-card.js';
import { OrganizationDocuments } from './documents-query.js';
import { UploadForm } from './upload-form.js';

/** What a reviewer does is seen soon. */
const REREAD_MS = 30_000;

/** The documents of the viewer's organization, and a form to submit another. */
export function DocumentsScreen() {
  const viewer = useViewer();
  if (!viewer) return <Pending />;
  if (!viewer.organization) return <NotForViewer title="documents.title" message="documents.notMember" />;
  return (
    <div className="mx-auto max-w-4xl space-y-8 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="documents.title" />
        </h1>
        <p className="mt-1 text-muted">
          <FormattedMessage id="documents.intro" />
        </p>
      </header>
      <UploadForm viewer={viewer} />
      <Documents />
    </div>
  );
}

function Documents() {
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useGraphPages(
    OrganizationDocuments,
    {},
    ({ organizationDocuments }) => organizationDocuments,
    { refetchInterval: REREAD_MS },
  );
  const documents = data?.pages.flatMap(
    (page) => page.organizationDocuments?.edges.map(({ node }) => node) ?? [],
  );
  return (
    <section className="space-y-4">
      {isPending && <Skeleton className="h-40" />}
      {/* What was read before stays, with what is being written in it. */}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {documents?.length === 0 && (
        <p className="text-muted">
          <FormattedMessage id="documents.none" />
        </p>
      )}
      {documents?.map((document) => (
        <DocumentCard key={document.id} document={document} />
      ))}
      <More hasMore={hasNextPage} busy={isFetchingNextPage} onMore={fetchNextPage} />
    </section>
  );
}
