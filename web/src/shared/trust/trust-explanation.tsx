import { ArrowUpRight, ShieldAlert } from 'lucide-react';
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { FactorTable } from './factor-table.js';
import { ScoreSummary } from './score-summary.js';

export const TrustExplanationFields = graphql(`
  fragment TrustExplanationFields on TrustScore {
    id
    score
    band
    interval
    coverage
    percentile
    asOf
    modelVersion
    caps
    explanation(language: $language)
    factors {
      factor
      value
      weight
      evidenceCount
    }
    reasons {
      code
      polarity
      text(language: $language)
    }
    whatWouldRaiseIt {
      action
      points
      text(language: $language)
    }
  }
`);

type Trust = ResultOf<typeof TrustExplanationFields>;

/**
 * Explains a trust score: in sentences, by its interval, coverage and place among comparable ones, by what each factor
 * contributed, by what holds it down, and by what would raise it.
 */
export function TrustExplanation({ trust }: { trust: FragmentType<typeof TrustExplanationFields> }) {
  const { explanation, factors, reasons, caps, whatWouldRaiseIt, asOf, modelVersion, ...summary } =
    readFragment(TrustExplanationFields, trust);
  return (
    <section aria-labelledby="why" className="space-y-5">
      <div>
        <h2 id="why" className="text-xl font-bold">
          <FormattedMessage id="trust.why" />
        </h2>
        <p className="mt-2 max-w-prose">{explanation}</p>
      </div>
      <ScoreSummary {...summary} />
      <Caps caps={caps} />
      <Reasons reasons={reasons} />
      <FactorTable factors={factors.map(({ factor, ...rest }) => ({ ...rest, label: `factor.${factor}` }))} />
      <Improvements improvements={whatWouldRaiseIt} />
      <p className="text-xs text-muted">
        <FormattedMessage
          id="trust.asOf"
          values={{ date: <FormattedDate key="date" value={asOf} dateStyle="medium" />, model: modelVersion }}
        />
      </p>
    </section>
  );
}

/** What holds the score down, whatever else is known. */
export function Caps({ caps }: { caps: readonly string[] }) {
  if (caps.length === 0) return null;
  return (
    <ul className="space-y-2">
      {caps.map((code) => (
        <li key={code} className="flex gap-3 rounded-xl border border-danger/40 px-4 py-3">
          <ShieldAlert aria-hidden className="size-5 shrink-0 text-danger" />
          <FormattedMessage id={`cap.${code}`} defaultMessage={code} />
        </li>
      ))}
    </ul>
  );
}

export function Reasons({
  reasons,
  lang,
}: {
  reasons: readonly Pick<Trust['reasons'][number], 'code' | 'polarity' | 'text'>[];
  /** Language of the sentences where it may not be the reader's. */
  lang?: string;
}) {
  if (reasons.length === 0) return null;
  return (
    <ul className="space-y-2" lang={lang}>
      {reasons.map(({ code, polarity, text }) => (
        <li key={code} className="flex gap-3 rounded-xl bg-raised px-4 py-3">
          <span
            aria-hidden
            className={polarity === 'POSITIVE' ? 'font-bold text-band-a' : 'font-bold text-band-d'}
          >
            {polarity === 'POSITIVE' ? '+' : '−'}
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}

function Improvements({ improvements }: { improvements: Trust['whatWouldRaiseIt'] }) {
  if (improvements.length === 0) return null;
  return (
    <div>
      <h3 className="font-semibold">
        <FormattedMessage id="trust.raise" />
      </h3>
      <ul className="mt-2 divide-y divide-line rounded-xl border border-line bg-surface">
        {improvements.map(({ action, points, text }) => (
          <li key={action} className="flex items-center gap-3 px-4 py-3">
            <ArrowUpRight aria-hidden className="size-5 shrink-0 text-band-a" />
            <span className="flex-1 first-letter:uppercase">{text}</span>
            <span className="whitespace-nowrap font-semibold tabular-nums text-band-a">
              +<FormattedNumber value={points} maximumFractionDigits={1} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
