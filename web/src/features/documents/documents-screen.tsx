import { FormattedMessage } from 'react-intl';
import { useGraph } from '../../lib/graph.js';
import { useViewer } from '../../lib/viewer.js';
import { Empty, Failure, Pending, Skeleton } from '../../ui/states.js';
import { DocumentCard } from './document-card.js';
import { OrganizationDocuments } from './documents-query.js';
import { UploadForm } from './upload-form.js';

/** What a reviewer does is seen soon. */
const REREAD_MS = 30_000;

/** The documents of the viewer's organization, and a form to submit another. */
export function DocumentsScreen() {
  const viewer = useViewer();
  if (!viewer) return <Pending />;
  if (!viewer.organization) {
    return (
      <div className="mx-auto max-w-xl p-6">
        <FormattedMessage id="documents.notMember">
          {(title) => <Empty title={String(title)} />}
        </FormattedMessage>
      </div>
    );
  }
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
  const { data, error, isPending, refetch } = useGraph(
    OrganizationDocuments,
    {},
    { refetchInterval: REREAD_MS },
  );
  if (isPending) return <Skeleton className="h-40" />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const documents = data.organizationDocuments?.edges.map(({ node }) => node) ?? [];
  return (
    <section aria-live="polite" className="space-y-4">
      {documents.length === 0 && (
        <p className="text-muted">
          <FormattedMessage id="documents.none" />
        </p>
      )}
      {documents.map((document) => (
        <DocumentCard key={document.id} document={document} />
      ))}
    </section>
  );
}
