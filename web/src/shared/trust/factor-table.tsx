import { FormattedMessage, FormattedNumber } from 'react-intl';

interface Factor {
  /** Id of the message that names it. */
  label: string;
  /** Expected goodness, 0 to 1. */
  value: number;
  /** Its share of the score, 0 to 1. */
  weight: number;
  evidenceCount: number;
}

/** What each factor contributed to a score; one without evidence says so. */
export function FactorTable({ factors }: { factors: readonly Factor[] }) {
  return (
    <table className="w-full text-left text-sm">
      <thead className="text-muted">
        <tr>
          <th scope="col" className="py-1 font-medium">
            <FormattedMessage id="trust.factor" />
          </th>
          <th scope="col" className="font-medium">
            <FormattedMessage id="trust.value" />
          </th>
          <th scope="col" className="pl-2 text-right font-medium">
            <FormattedMessage id="trust.weight" />
          </th>
          <th scope="col" className="pl-2 text-right font-medium">
            <FormattedMessage id="trust.evidence" />
          </th>
        </tr>
      </thead>
      <tbody>
        {factors.map(({ label, value, weight, evidenceCount }) => (
          <tr key={label} className="border-t border-line">
            <th scope="row" className="py-2 pr-2 font-normal">
              <FormattedMessage id={label} />
            </th>
            <td className="w-2/5">{evidenceCount === 0 ? <Unknown /> : <Bar value={value} />}</td>
            <td className="text-right tabular-nums">
              <FormattedNumber value={weight} style="percent" />
            </td>
            <td className="text-right tabular-nums">
              <FormattedNumber value={evidenceCount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Unknown() {
  return (
    <span className="text-muted">
      <FormattedMessage id="trust.unknown" />
    </span>
  );
}

function Bar({ value }: { value: number }) {
  return (
    <span className="flex items-center gap-2">
      <span aria-hidden className="hidden h-2 flex-1 rounded-full bg-raised sm:block">
        <span className="block h-2 rounded-full bg-brand" style={{ width: `${value * 100}%` }} />
      </span>
      <FormattedNumber value={value} style="percent" />
    </span>
  );
}
