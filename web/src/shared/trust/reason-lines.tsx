import { clsx } from 'clsx';

interface ReasonLinesProps {
  reasons: readonly { code: string; polarity: string; text: string }[];
  className?: string;
}

/** What speaks for a home and what against it, a line each, for where there is room for a few. */
export function ReasonLines({ reasons, className }: ReasonLinesProps) {
  return (
    <ul className={clsx('space-y-1 text-sm', className)}>
      {reasons.map(({ code, polarity, text }) => (
        <li key={code} className="flex gap-2">
          <span aria-hidden className={polarity === 'POSITIVE' ? 'text-band-a' : 'text-band-d'}>
            {polarity === 'POSITIVE' ? '+' : '−'}
          </span>
          {text}
        </li>
      ))}
    </ul>
  );
}
