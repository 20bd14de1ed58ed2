import { ArrowUpRight } from 'lucide-react';
import { FormattedMessage, FormattedNumber } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { ScoreDetails } from './score-details.js';

export const TrustExplanationFields = graphql(`
  fragment TrustExplanationFields on TrustScore {
    id
    score
    band
    confidenceInterval {
      low
      high
    }
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
  const { explanation, whatWouldRaiseIt, ...score } = readFragment(TrustExplanationFields, trust);
  return (
    <section aria-labelledby="why" className="space-y-5">
      <div>
        <h2 id="why" className="text-xl font-bold">
          <FormattedMessage id="trust.why" />
        </h2>
        <p className="mt-2 max-w-prose">{explanation}</p>
      </div>
      <ScoreDetails score={score} factorNames="factor">
        <Improvements improvements={whatWouldRaiseIt} />
      </ScoreDetails>
    </section>
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
