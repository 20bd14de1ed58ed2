import { Link } from '@tanstack/react-router';
import { FormattedMessage, FormattedNumber } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { DocumentProgress } from '../../shared/documents/document-progress.js';
import { PaperView } from './paper-view.js';

export const DocumentFactsFragment = graphql(`
  fragment DocumentFacts on Document {
    id
    fileName
    sizeBytes
    sha256
    subjectType
    subjectId
    ...DocumentProgress
  }
`);

const BYTES_PER_KILOBYTE = 1_000;

interface DocumentFactsProps {
  document: FragmentType<typeof DocumentFactsFragment>;
  /** Undefined where it has none, or none is known. */
  subjectName: string | undefined;
}

/** What a reviewer knows of a document: its subject, its file and the hash that the log holds. */
export function DocumentFacts({ subjectName, ...props }: DocumentFactsProps) {
  const document = readFragment(DocumentFactsFragment, props.document);
  const { id, fileName, sizeBytes, sha256, subjectType, subjectId } = document;
  return (
    <div className="mt-2 text-sm">
      <p>
        <FormattedMessage id={`subject.${subjectType}`} />:{' '}
        <Subject type={subjectType} id={subjectId} name={subjectName ?? subjectId} />
      </p>
      <p className="text-muted">
        {fileName}
        {sizeBytes != null && (
          <>
            {' · '}
            <FormattedNumber
              value={sizeBytes / BYTES_PER_KILOBYTE}
              style="unit"
              unit="kilobyte"
              maximumFractionDigits={0}
            />
          </>
        )}
      </p>
      {sha256 && <p className="break-all font-mono text-xs text-muted">SHA-256 {sha256}</p>}
      <PaperView documentId={id} fileName={fileName} />
      <DocumentProgress document={document} />
    </div>
  );
}

/** The page of what the document is about, where it has one that its id leads to. */
function Subject({ type, id, name }: { type: string; id: string; name: string }) {
  const style = 'break-all text-brand underline';
  if (type === 'LISTING') {
    return (
      <Link to="/listing/$id" params={{ id }} className={style}>
        {name}
      </Link>
    );
  }
  if (type === 'AGENT') {
    return (
      <Link to="/agent/$id" params={{ id }} className={style}>
        {name}
      </Link>
    );
  }
  return <span className="break-all">{name}</span>;
}
