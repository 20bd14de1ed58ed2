import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { FIGURES } from './figures.js';
import type { LeadFigure } from './lead-figures-query.js';

interface FigureTableProps {
  /** Id of the message that heads it. */
  title: string;
  figures: readonly LeadFigure[];
  nameOf: (figure: LeadFigure) => ReactNode;
  /** Beside the title. */
  children?: ReactNode;
}

/** Figures by agent, source or stage; the bar behind each name is its share of the leads. */
export function FigureTable({ title, figures, nameOf, children }: FigureTableProps) {
  const most = Math.max(1, ...figures.map(({ leads }) => leads));
  return (
    <section className="rounded-card border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={title} className="text-lg font-bold">
          <FormattedMessage id={title} />
        </h2>
        {children}
      </div>
      <div tabIndex={0} role="region" aria-labelledby={title} className="relative mt-2 overflow-x-auto">
        <table className="w-full text-left text-sm">
          <thead className="text-muted">
            <tr>
              <th scope="col" className="py-2 font-medium">
                <FormattedMessage id="figures.name" />
              </th>
              {FIGURES.map(([label]) => (
                <th key={label} scope="col" className="min-w-24 py-2 pl-3 text-right font-medium">
                  <FormattedMessage id={label} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.group ?? figure.agent?.id ?? ''} className="border-t border-line">
                <th scope="row" className="min-w-40 py-2 font-medium">
                  {nameOf(figure)}
                  <span aria-hidden className="mt-1 block h-1 rounded-full bg-raised">
                    <span
                      className="block h-1 rounded-full bg-brand"
                      style={{ width: `${(figure.leads / most) * 100}%` }}
                    />
                  </span>
                </th>
                {FIGURES.map(([label, show]) => (
                  <td key={label} className="py-2 pl-3 text-right tabular-nums">
                    {show(figure)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
