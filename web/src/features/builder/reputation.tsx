import { FormattedMessage } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { DeliveryEvidence } from '../../shared/trust/delivery-evidence.js';
import { ScoreDetails } from '../../shared/trust/score-details.js';

export const ReputationFields = graphql(`
  fragment ReputationFields on BuilderReputation {
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
      delays {
        projects
        late
        silent
        comparableLateShare
      }
      reviews {
        people
        meanStars
      }
    }
    delivery {
      ...DeliveryFields
    }
  }
`);

/** How far a builder has kept promises, with what it rests on. */
export function Reputation({ reputation }: { reputation: FragmentType<typeof ReputationFields> }) {
  const { delivery, ...score } = readFragment(ReputationFields, reputation);
  return (
    <>
      {delivery && <DeliveryEvidence delivery={delivery} of="builder" />}
      <section className="space-y-5">
        <h2 className="text-xl font-bold">
          <FormattedMessage id="builder.reputation" />
        </h2>
        <ScoreDetails score={{ ...score, lang: 'en', messages: 'builderReason' }} factorNames="reputation" />
      </section>
    </>
  );
}
