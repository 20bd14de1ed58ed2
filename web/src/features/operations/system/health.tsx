import { CircleCheck, CircleX } from 'lucide-react';
import { FormattedMessage, FormattedNumber } from 'react-intl';
import { Failure, Skeleton } from '../../../ui/states.js';
import { useReadiness } from './use-health.js';
import { SERVICES } from './system-query.js';
import type { Services } from './use-system.js';

/** What the gateway needs, and whether it answers; of services their connections to Postgres, too. */
export function Health({ services }: { services: Services | undefined }) {
  const { data, error, isPending, refetch } = useReadiness();
  return (
    <section>
      <h2 className="text-xl font-bold">
        <FormattedMessage id="system.health" />
      </h2>
      {isPending && <Skeleton className="mt-3 h-24" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      <ul className="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {Object.entries(data?.dependencies ?? {}).map(([name, state]) => (
          <Dependency
            key={name}
            name={name}
            isUp={state === 'up'}
            connections={
              services
                ? services.find(([service]) => service === name)?.[1]?.connections
                : SERVICES.some((service) => service === name) && 'LOADING'
            }
          />
        ))}
      </ul>
    </section>
  );
}

interface DependencyProps {
  name: string;
  isUp: boolean;
  connections: { busy: number; most: number; waiting: number } | 'LOADING' | false | undefined;
}

function Dependency({ name, isUp, connections }: DependencyProps) {
  const Icon = isUp ? CircleCheck : CircleX;
  return (
    <li className="flex gap-3 rounded-card border border-line bg-surface p-4">
      <Icon aria-hidden className={isUp ? 'size-6 shrink-0 text-band-a' : 'size-6 shrink-0 text-danger'} />
      <div>
        <h3 className="font-semibold">{name}</h3>
        <p className={isUp ? 'text-sm text-muted' : 'text-sm font-semibold text-danger'}>
          <FormattedMessage id={isUp ? 'system.up' : 'system.down'} />
        </p>
        {connections === 'LOADING' && <p className="text-sm">&nbsp;</p>}
        {typeof connections === 'object' && (
          <p className="text-sm tabular-nums text-muted">
            <FormattedMessage
              id="system.connections"
              values={{
                busy: <FormattedNumber key="busy" value={connections.busy} />,
                most: <FormattedNumber key="most" value={connections.most} />,
                waiting: <FormattedNumber key="waiting" value={connections.waiting} />,
              }}
            />
          </p>
        )}
      </div>
    </li>
  );
}
