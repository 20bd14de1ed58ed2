import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { FileCheck2, FileClock, FileX2 } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { DocumentStatus, DocumentType } from '../../graphql/graphql.js';

interface Paper {
  id: string;
  type: DocumentType;
  status: DocumentStatus;
}

/** Those that no reader should build on; all others but the verified ones are under way. */
const REFUSED: readonly DocumentStatus[] = ['REJECTED', 'REVOKED', 'EXPIRED'];

function signOf(status: DocumentStatus) {
  if (status === 'VERIFIED') return { Sign: FileCheck2, style: 'text-band-a' };
  return REFUSED.includes(status)
    ? { Sign: FileX2, style: 'text-danger' }
    : { Sign: FileClock, style: 'text-muted' };
}

/** The legal papers of a home by how far each is checked, with the way to the proof. That there is none is said, too. */
export function Papers({ papers }: { papers: readonly Paper[] }) {
  return (
    <section aria-labelledby="papers">
      <h2 id="papers" className="text-xl font-bold">
        <FormattedMessage id="papers.title" />
      </h2>
      <p className="mt-1 max-w-prose text-muted">
        <FormattedMessage id={papers.length === 0 ? 'papers.none' : 'papers.hint'} />
      </p>
      {papers.length > 0 && (
        <ul className="mt-3 divide-y divide-line rounded-card border border-line bg-surface">
          {papers.map((paper) => (
            <PaperRow key={paper.id} paper={paper} />
          ))}
        </ul>
      )}
    </section>
  );
}

function PaperRow({ paper: { id, type, status } }: { paper: Paper }) {
  const intl = useIntl();
  const { Sign, style } = signOf(status);
  const name = intl.formatMessage({ id: `document.${type}` });
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
      <Sign aria-hidden className={clsx('size-6 shrink-0', style)} />
      <div className="min-w-40 flex-1">
        <h3 className="font-medium">{name}</h3>
        <p className={clsx('text-sm font-semibold', style)}>
          <FormattedMessage id={`documentStatus.${status}`} />
        </p>
      </div>
      <Link
        to="/verify"
        search={{ document: id }}
        aria-label={intl.formatMessage({ id: 'papers.proofOf' }, { paper: name })}
        className="flex min-h-11 items-center font-medium text-brand underline"
      >
        <FormattedMessage id="papers.proof" />
      </Link>
    </li>
  );
}
