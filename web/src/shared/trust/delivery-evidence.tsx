import { FormattedMessage, FormattedNumber } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';

export const DeliveryFields = graphql(`
  fragment DeliveryFields on DeliveryAssessment {
    lateProbability
    percentile
    evidence {
      projects
      completed
      late
      silent
    }
    segment {
      district
      size
      members
    }
  }
`);

const OUTCOMES = [
  { id: 'completed', bar: 'fill-band-a', mark: 'bg-band-a' },
  { id: 'late', bar: 'fill-band-d', mark: 'bg-band-d' },
  { id: 'silent', bar: 'fill-band-new/40', mark: 'bg-band-new/40' },
] as const;

interface DeliveryEvidenceProps {
  delivery: FragmentType<typeof DeliveryFields>;
  /** Whose projects are counted. */
  of: 'builder' | 'project';
}

/** Projects whose registered date has passed by what the register documents; its silence is shown as silence. */
export function DeliveryEvidence({ delivery, of }: DeliveryEvidenceProps) {
  const { evidence, lateProbability, percentile, segment } = readFragment(DeliveryFields, delivery);
  return (
    <section className="space-y-4">
      <h2 className="text-xl font-bold">
        <FormattedMessage id={`delivery.title.${of}`} />
      </h2>
      {evidence.projects === 0 ? (
        <p className="text-muted">
          <FormattedMessage id="delivery.nothingDue" />
        </p>
      ) : (
        <>
          <p className="max-w-prose">
            <FormattedMessage id="delivery.due" values={{ count: evidence.projects }} />
          </p>
          <StackedBar evidence={evidence} />
          <ul className="grid gap-4 sm:grid-cols-3">
            {OUTCOMES.map(({ id, mark }) => (
              <li key={id}>
                <p className="flex items-center gap-2 text-2xl font-bold tabular-nums">
                  <span aria-hidden className={`size-3 rounded-full ${mark}`} />
                  <FormattedNumber value={evidence[id]} />
                </p>
                <p className="text-sm text-muted">
                  <FormattedMessage id={`delivery.${id}`} />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="max-w-prose text-sm text-muted">
        <FormattedMessage
          // One that is alone in its segment is no better and no worse than others.
          id={segment.members > 1 ? 'delivery.estimate' : 'delivery.estimateAlone'}
          values={{
            late: <FormattedNumber key="late" value={lateProbability} style="percent" />,
            percentile: Math.floor(percentile),
            members: segment.members,
            place: segment.district === 'ALL' ? 'ALL' : segment.district,
            size: <FormattedMessage key="size" id={`units.${segment.size}`} />,
          }}
        />
      </p>
    </section>
  );
}

/** Parts of one bar, to scale. The numbers stand in the list below it. */
function StackedBar({
  evidence,
}: {
  evidence: Record<(typeof OUTCOMES)[number]['id'] | 'projects', number>;
}) {
  const starts = OUTCOMES.map((_, index) =>
    OUTCOMES.slice(0, index).reduce((sum, { id }) => sum + evidence[id], 0),
  );
  return (
    <svg
      viewBox={`0 0 ${evidence.projects} 1`}
      preserveAspectRatio="none"
      aria-hidden
      className="h-4 w-full overflow-hidden rounded-full bg-raised"
    >
      {OUTCOMES.map(({ id, bar }, index) => (
        <rect key={id} x={starts[index]} width={evidence[id]} height="1" className={bar} />
      ))}
    </svg>
  );
}
