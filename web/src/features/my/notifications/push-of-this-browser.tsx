import { useMutation, useQuery } from '@tanstack/react-query';
import { FormattedMessage } from 'react-intl';
import { queryClient, request } from '../../../lib/graph.js';
import { Button } from '../../../ui/button.js';
import { Failure } from '../../../ui/states.js';
import { SubscribePush, UnsubscribePush } from './notification-queries.js';

const KEY = ['PushSubscription'];

/** Turns push on and off for this browser; nothing is shown where it cannot, or the platform has no keys for it. */
export function PushOfThisBrowser({ publicKey }: { publicKey: string | null }) {
  const isPossible = publicKey !== null && 'serviceWorker' in navigator && 'PushManager' in window;
  const { data: subscription } = useQuery({
    queryKey: KEY,
    queryFn: currentSubscription,
    enabled: isPossible,
  });
  const reread = () => queryClient.invalidateQueries({ queryKey: KEY });
  const on = useMutation({ mutationFn: () => subscribe(publicKey as string), onSuccess: reread });
  const off = useMutation({ mutationFn: unsubscribe, onSuccess: reread });
  if (!isPossible || subscription === undefined) return null;
  const failure = on.error ?? off.error;
  const isOn = subscription !== null;
  return (
    <div className="space-y-2">
      {failure && <Failure error={failure} />}
      <Button
        variant={isOn ? 'quiet' : 'solid'}
        busy={on.isPending || off.isPending}
        onClick={() => (isOn ? off.mutate() : on.mutate())}
      >
        <FormattedMessage id={isOn ? 'notifications.pushOff' : 'notifications.pushOn'} />
      </Button>
    </div>
  );
}

async function currentSubscription(): Promise<string | null> {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  return subscription?.endpoint ?? null;
}

/** Asks the reader for the permission first, which a browser does only on a press. */
async function subscribe(publicKey: string): Promise<void> {
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint = '', keys } = subscription.toJSON();
  const input = { endpoint, p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' };
  await request(SubscribePush, { input });
}

async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();
  if (!subscription) return;
  await request(UnsubscribePush, { input: { endpoint: subscription.endpoint } });
  await subscription.unsubscribe();
}
