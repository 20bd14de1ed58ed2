import type { ComponentProps, ReactNode } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { Caps, Reasons } from './caps-and-reasons.js';
import { FactorTable } from './factor-table.js';
import { ScoreSummary } from './score-summary.js';

interface ScoreDetailsProps {
  score: ComponentProps<typeof ScoreSummary> &
    ComponentProps<typeof Caps> &
    ComponentProps<typeof Reasons> & {
      factors: readonly { factor: string; value: number; weight: number; evidenceCount: number }[];
      /** ISO 8601 instant. */
      asOf: string;
      modelVersion: string;
    };
  /** What the ids of the factors' messages begin with. */
  factorNames: 'factor' | 'reputation';
  /** Between what made the score and its date. */
  children?: ReactNode;
}

/** A score taken apart: its numbers, what holds it down, what moved it, what each factor gave, and of when it is. */
export function ScoreDetails({ score, factorNames, children }: ScoreDetailsProps) {
  const { caps, reasons, lang, messages, factors, asOf, modelVersion, ...summary } = score;
  return (
    <>
      <ScoreSummary {...summary} />
      <Caps caps={caps} />
      <Reasons reasons={reasons} lang={lang} messages={messages} />
      <FactorTable
        factors={factors.map(({ factor, ...rest }) => ({ ...rest, label: `${factorNames}.${factor}` }))}
      />
      {children}
      <p className="text-xs text-muted">
        <FormattedMessage
          id="trust.asOf"
          values={{ date: <FormattedDate key="date" value={asOf} dateStyle="medium" />, model: modelVersion }}
        />
      </p>
    </>
  );
}
