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

/**
 * Figures by agent, source or stage. The bar under a name is its share of the leads, the one under a rate is the rate. On a phone a row
 * is a block of its own, so that nothing is out of sight at its side.
 */
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
      {/* Roles by name: a table that is laid out as blocks would be none to a screen reader. */}
      <table role="table" aria-labelledby={title} className="mt-2 w-full text-left text-sm max-md:block">
        <thead role="rowgroup" className="text-muted max-md:sr-only">
          <tr role="row">
            <th role="columnheader" scope="col" className="py-2 font-medium">
              <FormattedMessage id="figures.name" />
            </th>
            {FIGURES.map(({ label }) => (
              <th
                key={label}
                role="columnheader"
                scope="col"
                className="py-2 pl-3 text-right align-bottom font-medium"
              >
                <FormattedMessage id={label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-md:block">
          {figures.map((figure) => (
            <tr
              key={figure.group ?? figure.agent?.id ?? ''}
              role="row"
              className="border-t border-line max-md:grid max-md:grid-cols-2 max-md:gap-x-6 max-md:py-3"
            >
              <th role="rowheader" scope="row" className="py-2 font-medium max-md:col-span-2 md:w-1/4">
                {nameOf(figure)}
                <Bar share={figure.leads / most} />
              </th>
              {FIGURES.map(({ label, show, shareOf }) => (
                <td
                  key={label}
                  role="cell"
                  className="py-2 tabular-nums max-md:flex max-md:flex-wrap max-md:justify-between max-md:gap-x-2 md:pl-3 md:text-right"
                >
                  <span aria-hidden className="text-muted md:hidden">
                    <FormattedMessage id={label} />
                  </span>
                  <span>{show(figure)}</span>
                  {shareOf && <Bar share={shareOf(figure)} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Drawn beside a number that says the same. */
function Bar({ share }: { share: number }) {
  return (
    <span aria-hidden className="mt-1 block h-1 w-full rounded-full bg-raised">
      <span className="block h-1 rounded-full bg-brand" style={{ width: `${share * 100}%` }} />
    </span>
  );
}
