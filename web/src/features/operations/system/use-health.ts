import { useQuery } from '@tanstack/react-query';

interface Readiness {
  status: string;
  dependencies: Readonly<Record<string, 'up' | 'down'>>;
}

interface Rate {
  hits: number;
  misses: number;
  hitRate: number | null;
}

export interface Sharing {
  queryPlans: Rate;
  subgraphFetches: { sent: number; shared: number; shareRate: number | null };
  /** `stale` are those of the hits whose time was over. */
  answers: Readonly<Record<string, Rate & { stale: number }>>;
}

const ASK_EVERY_MS = 10_000;

/** A health route of the gateway. One that is not ready says why with 503. */
async function read<Answer>(path: string): Promise<Answer> {
  const response = await fetch(path, { headers: { accept: 'application/json' } });
  return (await response.json()) as Answer;
}

/** Whether what the gateway needs answers it. */
export function useReadiness() {
  return useQuery({
    queryKey: ['health', 'ready'],
    queryFn: () => read<Readiness>('/health/ready'),
    refetchInterval: ASK_EVERY_MS,
  });
}

/** How much work the process that answers was spared. */
export function useSharing() {
  return useQuery({
    queryKey: ['health', 'cache'],
    queryFn: () => read<Sharing>('/health/cache'),
    refetchInterval: ASK_EVERY_MS,
  });
}
