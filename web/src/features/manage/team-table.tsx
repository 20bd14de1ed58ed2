import { FormattedMessage } from 'react-intl';
import type { TeamAgent } from './board-query.js';

/** How busy each agent is. */
export function TeamTable({ agents }: { agents: readonly TeamAgent[] }) {
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id="manage.team" />
      </h2>
      <table className="mt-3 w-full text-left">
        <thead className="text-sm text-muted">
          <tr>
            <th scope="col" className="py-1 font-medium">
              <FormattedMessage id="manage.agent" />
            </th>
            <th scope="col" className="text-right font-medium">
              <FormattedMessage id="manage.openLeads" />
            </th>
            <th scope="col" className="text-right font-medium">
              <FormattedMessage id="manage.today" />
            </th>
          </tr>
        </thead>
        <tbody>
          {agents.map(({ id, name, workload }) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className="py-2 font-medium">
                {name}
              </th>
              <td className="text-right tabular-nums">
                {workload ? `${workload.openLeads} / ${workload.openCap ?? '–'}` : '–'}
              </td>
              <td className="text-right tabular-nums">{workload?.assignedToday ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
