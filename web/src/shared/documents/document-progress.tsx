import { CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { FragmentType } from '../../graphql/index.js';
import { graphql, readFragment } from '../../graphql/index.js';

export const DocumentProgressFragment = graphql(`
  fragment DocumentProgress on Document {
    checks {
      check
      outcome
      code
    }
    history {
      action
      reason
      note
      at
    }
  }
`);

const SIGNS = {
  PASSED: { Sign: CircleCheck, style: 'text-band-a' },
  FAILED: { Sign: TriangleAlert, style: 'text-danger' },
  UNKNOWN: { Sign: CircleHelp, style: 'text-muted' },
} as const;

/** What machines found in a document, and every step since it came. */
export function DocumentProgress({ document }: { document: FragmentType<typeof DocumentProgressFragment> }) {
  const { checks, history } = readFragment(DocumentProgressFragment, document);
  return (
    <div className="mt-4 grid gap-6 sm:grid-cols-2">
      {checks && checks.length > 0 && (
        <section>
          <h4 className="text-sm font-semibold text-muted">
            <FormattedMessage id="documents.checks" />
          </h4>
          <ul className="mt-2 space-y-1 text-sm">
            {checks.map(({ check, outcome, code }) => {
              const { Sign, style } = SIGNS[outcome];
              return (
                <li key={check} className="flex gap-2">
                  <Sign aria-hidden className={`mt-0.5 size-4 shrink-0 ${style}`} />
                  <span>
                    <span className="sr-only">
                      <FormattedMessage id={`checkOutcome.${outcome}`} />:{' '}
                    </span>
                    <FormattedMessage id={`check.${check}`} />:{' '}
                    <FormattedMessage id={`checkCode.${code}`} defaultMessage={code} />
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {history && history.length > 0 && (
        <section>
          <h4 className="text-sm font-semibold text-muted">
            <FormattedMessage id="documents.history" />
          </h4>
          <ol className="mt-2 space-y-2 text-sm">
            {history.map(({ action, reason, note, at }) => (
              <li key={`${action}${at}`}>
                <FormattedMessage id={`documentAction.${action}`} />
                {reason && (
                  <>
                    {': '}
                    <FormattedMessage id={`documentReason.${reason}`} defaultMessage={reason} />
                  </>
                )}
                <span className="block text-muted">
                  <FormattedDate value={at} dateStyle="medium" timeStyle="short" />
                </span>
                {note && <q className="mt-1 block break-words">{note}</q>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
