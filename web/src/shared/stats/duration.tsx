import { FormattedNumber } from 'react-intl';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = [
  { unit: 'day', seconds: DAY },
  { unit: 'hour', seconds: HOUR },
  { unit: 'minute', seconds: MINUTE },
] as const;

/** Seconds in the largest unit that they fill: 40 sec, 12 min, 3.5 hr. */
export function Duration({ seconds }: { seconds: number | null }) {
  if (seconds === null) return <>–</>;
  const { unit, seconds: size } = UNITS.find((one) => seconds >= one.seconds) ?? {
    unit: 'second',
    seconds: 1,
  };
  return (
    <FormattedNumber
      value={seconds / size}
      style="unit"
      unit={unit}
      unitDisplay="short"
      maximumFractionDigits={seconds / size < 10 && size > MINUTE ? 1 : 0}
    />
  );
}
