import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';

interface StateTableProps {
  /** Id of the message that names it. */
  title: string;
  /** Ids of the messages of the columns; the first is that of the rows' names. */
  columns: readonly string[];
  children: ReactNode;
}

/** A table of numbers that scrolls sideways where it is narrow. */
export function StateTable({ title, columns, children }: StateTableProps) {
  return (
    <div tabIndex={0} role="region" aria-labelledby={title} className="relative overflow-x-auto">
      <table className="w-full text-left text-sm">
        <caption id={title} className="pb-2 text-left text-xl font-bold text-ink">
          <FormattedMessage id={title} />
        </caption>
        <thead className="text-muted">
          <tr>
            {columns.map((id, place) => (
              <th
                key={id}
                scope="col"
                className={place === 0 ? 'py-2 font-medium' : 'min-w-24 pl-3 text-right font-medium'}
              >
                <FormattedMessage id={id} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function Row({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-3 font-medium">
        {name}
      </th>
      {children}
    </tr>
  );
}

/** A number; one that should be nothing stands out where it is not. */
export function Cell({ children, isWrong = false }: { children: ReactNode; isWrong?: boolean }) {
  return (
    <td
      className={
        isWrong ? 'pl-3 text-right font-bold tabular-nums text-danger' : 'pl-3 text-right tabular-nums'
      }
    >
      {children}
    </td>
  );
}
