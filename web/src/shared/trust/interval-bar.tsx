export interface Interval {
  low: number;
  high: number;
}

/** A score from 0 to 100 with its 95 % interval, drawn to scale. The numbers stand in the text beside it. */
export function IntervalBar({ score, interval }: { score: number; interval: Interval }) {
  const { low, high } = interval;
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden className="h-3 w-full">
      <rect x="0" y="4" width="100" height="2" rx="1" className="fill-line" />
      <rect x={low} y="2.5" width={Math.max(high - low, 0.5)} height="5" rx="2" className="fill-brand/35" />
      <rect
        x={Math.min(score, 99) - 0.5}
        y="0"
        width="1.2"
        height="10"
        rx="0.5"
        className="fill-brand-strong"
      />
    </svg>
  );
}
