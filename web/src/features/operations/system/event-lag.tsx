import { FormattedMessage, FormattedNumber, FormattedRelativeTime } from 'react-intl';
import type { ServiceState } from './system-query.js';
import { Cell, Row, StateTable } from './state-table.js';
import type { Services } from './use-system.js';

const SECOND_MS = 1_000;
/** A service that follows has what is new within moments. */
const MANY = 1_000;

/** How far each consumer of events is: what it has not published, and what it has not handled of others. */
export function EventLag({ services }: { services: Services }) {
  return (
    <StateTable
      title="system.events"
      columns={['system.service', 'system.unpublished', 'system.oldest', 'system.unhandled', 'system.given']}
    >
      {services.map(([name, state]) => (
        <Row key={name} name={name}>
          {state ? <State state={state} /> : <NoAnswer columns={4} />}
        </Row>
      ))}
    </StateTable>
  );
}

function State({ state }: { state: ServiceState }) {
  const { unpublishedEvents, unpublishedSince, unhandledEvents, deadLetterCount } = state;
  const unhandled = unhandledEvents?.reduce((sum, { count }) => sum + count, 0);
  const slowest = unhandledEvents?.toSorted((a, b) => b.count - a.count)[0];
  return (
    <>
      <Cell isWrong={unpublishedEvents >= MANY}>
        <FormattedNumber value={unpublishedEvents} />
      </Cell>
      <Cell>
        {unpublishedSince ? (
          <FormattedRelativeTime
            value={Math.round((Date.parse(unpublishedSince) - Date.now()) / SECOND_MS)}
            unit="second"
            updateIntervalInSeconds={1}
          />
        ) : (
          '–'
        )}
      </Cell>
      <Cell isWrong={(unhandled ?? 0) >= MANY}>
        {unhandled === undefined ? (
          <FormattedMessage id="system.unknown" />
        ) : (
          <FormattedNumber value={unhandled} />
        )}
        {slowest && slowest.count > 0 && (
          <span className="block text-xs font-normal text-muted">
            <FormattedMessage
              id="system.mostOf"
              values={{
                service: slowest.recordedBy,
                count: <FormattedNumber key="n" value={slowest.count} />,
              }}
            />
          </span>
        )}
      </Cell>
      <Cell isWrong={deadLetterCount > 0}>
        <FormattedNumber value={deadLetterCount} />
      </Cell>
    </>
  );
}

export function NoAnswer({ columns }: { columns: number }) {
  return (
    <td colSpan={columns} className="pl-3 text-right font-semibold text-danger">
      <FormattedMessage id="system.noAnswer" />
    </td>
  );
}
