import type { ResultOf } from '@graphql-typed-document-node/core';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { DocumentProgress } from '../../shared/documents/document-progress.js';
import { Due } from '../../shared/documents/due.js';
import { PaperButton } from '../../shared/documents/paper-button.js';
import { buttonStyle } from '../../ui/button.js';
import type { OrganizationDocuments } from './documents-query.js';
import { SayForm } from './say-form.js';

const Answer = graphql(`
  mutation AnswerDocumentRequest($input: AnswerDocumentRequestInput!) {
    answerDocumentRequest(input: $input) {
      document {
        id
        status
      }
    }
  }
`);

const Appeal = graphql(`
  mutation AppealDocument($input: AppealDocumentInput!) {
    appealDocument(input: $input) {
      document {
        id
        status
      }
    }
  }
`);

const LEAST_APPEAL = 10;

const STYLES: Record<string, string> = {
  VERIFIED: 'text-band-a',
  REJECTED: 'text-danger',
  REVOKED: 'text-danger',
  NEEDS_INFO: 'text-accent',
};

type Document = NonNullable<
  ResultOf<typeof OrganizationDocuments>['organizationDocuments']
>['edges'][number]['node'];

/** One document of the brokerage: its state, what to do about it, and its way so far. */
export function DocumentCard({ document }: { document: Document }) {
  const { id, type, status, fileName, submittedAt, recheckOn, reviewDueAt, appealableUntil } = document;
  const answer = useAction(Answer, ['OrganizationDocuments']);
  const appeal = useAction(Appeal, ['OrganizationDocuments']);
  return (
    <article className="rounded-card border border-line bg-surface p-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-semibold">
          <FormattedMessage id={`document.${type}`} />
        </h3>
        <p className={clsx('font-semibold', STYLES[status])}>
          <FormattedMessage id={`documentStatus.${status}`} />
        </p>
      </div>
      <p className="text-sm text-muted">
        {fileName && <span className="break-all">{fileName} · </span>}
        <FormattedDate value={submittedAt} dateStyle="medium" />
      </p>
      {reviewDueAt && <Due at={reviewDueAt} />}
      {status === 'VERIFIED' && recheckOn && (
        <p className="text-sm">
          <FormattedMessage
            id="documents.recheckOn"
            values={{ day: <FormattedDate value={recheckOn} dateStyle="medium" /> }}
          />
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <PaperButton documentId={id} />
        <Link to="/verify" search={{ document: id }} className={buttonStyle('quiet')}>
          <FormattedMessage id="documents.proof" />
        </Link>
      </div>
      {status === 'NEEDS_INFO' && (
        <section className="mt-4">
          <h4 className="font-semibold">
            <FormattedMessage id="documents.question" />
          </h4>
          <SayForm
            label="documents.answer"
            action="documents.sendAnswer"
            least={1}
            busy={answer.isPending}
            error={answer.error}
            send={(note) => answer.mutate({ input: { documentId: id, note } })}
          />
          <p className="mt-2 text-sm text-muted">
            <FormattedMessage id="documents.otherFile" />
          </p>
        </section>
      )}
      {appealableUntil && (
        <section className="mt-4">
          <p className="text-sm">
            <FormattedMessage
              id="documents.appealUntil"
              values={{ day: <FormattedDate value={appealableUntil} dateStyle="medium" /> }}
            />
          </p>
          <SayForm
            label="documents.appealWhy"
            action="documents.appeal"
            least={LEAST_APPEAL}
            busy={appeal.isPending}
            error={appeal.error}
            send={(statement) => appeal.mutate({ input: { documentId: id, statement } })}
          />
        </section>
      )}
      <DocumentProgress document={document} />
    </article>
  );
}
