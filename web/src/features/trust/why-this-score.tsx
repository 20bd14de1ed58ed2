import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { IntervalBar } from './interval-bar.js';

export const WhyThisScoreFields = graphql(`
  fragment WhyThisScoreFields on TrustScore {
    score
    interval
    asOf
    modelVersion
    caps
    factors {
      factor
      value
      weight
      evidenceCount
    }
    reasons {
      code
      polarity
      loss
      text
    }
  }
`);

/** Explains a trust score: its interval, what each factor contributed, and the reasons in words. */
export function WhyThisScore({ trust }: { trust: FragmentType<typeof WhyThisScoreFields> }) {
  const { score, interval, asOf, modelVersion, factors, reasons } = readFragment(WhyThisScoreFields, trust);
  const [low = score, high = score] = interval;
  return (
    <section aria-labelledby="why">
      <h2 id="why" className="text-xl font-bold">
        <FormattedMessage id="trust.why" />
      </h2>
      <p className="mt-1 text-muted">
        <FormattedMessage
          id="trust.interval"
          values={{ score: Math.round(score), low: Math.round(low), high: Math.round(high) }}
        />
      </p>
      <div className="mt-3">
        <IntervalBar score={score} interval={interval} />
      </div>
      <table className="mt-5 w-full text-left text-sm">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 font-medium">
              <FormattedMessage id="trust.factor" />
            </th>
            <th scope="col" className="font-medium">
              <FormattedMessage id="trust.value" />
            </th>
            <th scope="col" className="text-right font-medium">
              <FormattedMessage id="trust.weight" />
            </th>
            <th scope="col" className="text-right font-medium">
              <FormattedMessage id="trust.evidence" />
            </th>
          </tr>
        </thead>
        <tbody>
          {factors.map(({ factor, value, weight, evidenceCount }) => (
            <tr key={factor} className="border-t border-line">
              <th scope="row" className="py-2 font-normal">
                <FormattedMessage id={`factor.${factor}`} defaultMessage={factor} />
              </th>
              <td className="w-2/5">
                {evidenceCount === 0 ? (
                  <span className="text-muted">
                    <FormattedMessage id="trust.unknown" />
                  </span>
                ) : (
                  <span className="flex items-center gap-2">
                    <span aria-hidden className="h-2 flex-1 rounded-full bg-raised">
                      <span
                        className="block h-2 rounded-full bg-brand"
                        style={{ width: `${value * 100}%` }}
                      />
                    </span>
                    <FormattedNumber value={value} style="percent" />
                  </span>
                )}
              </td>
              <td className="text-right tabular-nums">
                <FormattedNumber value={weight} style="percent" />
              </td>
              <td className="text-right tabular-nums">{evidenceCount}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="mt-5 space-y-2">
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
      <p className="mt-3 text-xs text-muted">
        <FormattedMessage
          id="trust.asOf"
          values={{ date: <FormattedDate key="date" value={asOf} dateStyle="medium" />, model: modelVersion }}
        />
      </p>
    </section>
  );
}
