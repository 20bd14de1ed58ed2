import { FormattedMessage, FormattedNumber } from 'react-intl';

/** Terms of the routing formula that an agent can recognise, each 0 to 1. */
const TERMS = ['locality', 'budget', 'language', 'projectExpertise', 'trust'] as const;

type Match = Record<(typeof TERMS)[number], number> & { eligible: number };

/** Why routing chose this agent: how well each term fits. Of a lead that was claimed or given by hand there is none. */
export function WhyMe({ match, heading: Heading = 'h2' }: { match: Match; heading?: 'h2' | 'h3' }) {
  return (
    <section className="rounded-card bg-raised p-4">
      <Heading className="font-semibold">
        <FormattedMessage id="why.title" />
      </Heading>
      <p className="text-sm text-muted">
        <FormattedMessage id="why.eligible" values={{ count: match.eligible }} />
      </p>
      <dl className="mt-3 grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-2 text-sm">
        {TERMS.map((term) => (
          <div key={term} className="contents">
            <dt>
              <FormattedMessage id={`why.${term}`} />
            </dt>
            <dd aria-hidden className="h-2 overflow-hidden rounded-full bg-line">
              <span className="block h-2 rounded-full bg-brand" style={{ width: `${match[term] * 100}%` }} />
            </dd>
            <dd className="text-right tabular-nums">
              <FormattedNumber value={match[term]} style="percent" maximumFractionDigits={0} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
