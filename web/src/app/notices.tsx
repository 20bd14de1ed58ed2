import { CloudOff } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { FormattedMessage } from 'react-intl';
import { queryClient, readAgain } from '../lib/graph.js';
import { noteOutage, useOutage } from '../lib/outage.js';

const ASK_AGAIN_MS = 15_000;

/** What is wrong with all screens alike: no network, or a service that does not answer. */
export function Notices() {
  const isOnline = useSyncExternalStore(followNetwork, () => navigator.onLine);
  const lacking = useOutage((state) => state.lacking);
  useEffect(() => {
    if (lacking.length === 0) return undefined;
    const timer = setInterval(() => void askAgain(lacking), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [lacking]);
  const problem = isOnline ? lacking.length > 0 && 'error.SERVICE_UNAVAILABLE' : 'error.OFFLINE';
  return (
    // Above the navigation of a phone; nothing on the screen moves.
    <div role="status" className="pointer-events-none fixed inset-x-0 bottom-20 z-40 px-4 sm:bottom-4">
      {problem && (
        <p className="mx-auto flex w-fit items-center gap-2 rounded-card border border-accent/50 bg-surface px-4 py-2 text-sm font-medium shadow-card">
          <CloudOff aria-hidden className="size-4 shrink-0 text-accent" />
          <FormattedMessage id={problem} />
        </p>
      )}
    </div>
  );
}

function followNetwork(onChange: () => void): () => void {
  addEventListener('online', onChange);
  addEventListener('offline', onChange);
  return () => {
    removeEventListener('online', onChange);
    removeEventListener('offline', onChange);
  };
}

/** What is on the screen; what another screen lacked is asked for when that is shown again. */
async function askAgain(lacking: readonly string[]): Promise<void> {
  const shown = queryClient.getQueryCache().findAll({ type: 'active' });
  const names = new Set(shown.map(({ queryKey: [name] }) => String(name)));
  for (const operation of lacking.filter((name) => !names.has(name))) noteOutage(operation, false);
  await readAgain(lacking);
}
