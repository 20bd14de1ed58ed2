import { useQuery } from '@tanstack/react-query';
import { readFragment } from '../../../graphql/index.js';
import { graphQuery, request } from '../../../lib/graph.js';
import {
  SERVICES,
  type ServiceName,
  type ServiceState,
  ServiceStateFields,
  SystemState,
} from './system-query.js';

const ASK_EVERY_MS = 10_000;

/** What is known of each service; null of one that does not answer. */
export type Services = readonly (readonly [name: ServiceName, state: ServiceState | null])[];

/** The state of all services, asked for again every ten seconds. Of one that does not answer its row says so. */
export function useSystem() {
  const { queryKey } = graphQuery(SystemState, {});
  return useQuery({
    queryKey: [...queryKey, 'services'],
    queryFn: async (): Promise<Services> => {
      const { system } = await request(SystemState, {});
      return SERVICES.map((name) => [name, readFragment(ServiceStateFields, system?.[name]) ?? null]);
    },
    refetchInterval: ASK_EVERY_MS,
  });
}
