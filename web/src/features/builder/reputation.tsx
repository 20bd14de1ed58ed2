import { FormattedDate, FormattedMessage } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { FactorTable } from '../../shared/trust/factor-table.js';
import { ScoreSummary } from '../../shared/trust/score-summary.js';
import { Caps, Reasons } from '../../shared/trust/trust-explanation.js';
import { DeliveryEvidence } from '../../shared/trust/delivery-evidence.js';

export const ReputationFields = graphql(`
  fragment ReputationFields on BuilderReputation {
    id
    score
    band
    interval
    coverage
    percentile
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
      text
    }
    delivery {
      ...DeliveryFields
    }
  }
`);

/** How far a builder has kept promises, with what it rests on. */
export function Reputation({ reputation }: { reputation: FragmentType<typeof ReputationFields> }) {
  const { factors, reasons, caps, delivery, asOf, modelVersion, ...summary } = readFragment(
    ReputationFields,
    reputation,
  );
  return (
    <>
      {delivery && <DeliveryEvidence delivery={delivery} of="builder" />}
      <section className="space-y-5">
        <h2 className="text-xl font-bold">
          <FormattedMessage id="builder.reputation" />
        </h2>
        <ScoreSummary {...summary} />
        <Caps caps={caps} />
        <Reasons reasons={reasons} lang="en" />
        <FactorTable
          factors={factors.map(({ factor, ...rest }) => ({ ...rest, label: `reputation.${factor}` }))}
        />
        <p className="text-xs text-muted">
          <FormattedMessage
            id="trust.asOf"
            values={{
              date: <FormattedDate key="date" value={asOf} dateStyle="medium" />,
              model: modelVersion,
            }}
          />
        </p>
      </section>
    </>
  );
}
