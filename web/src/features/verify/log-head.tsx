import { useQuery } from '@tanstack/react-query';
import { ShieldCheck, ShieldX } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl';
import { Failure, Skeleton } from '../../ui/states.js';
import { checkHead, type CheckedHead } from './check-head.js';
import { useKeptHead } from './kept-head.js';
import { useKeptKey } from './kept-key.js';
import { useLogKey } from './log-key.js';

/** The log as it stands: signed by the key this browser kept, and grown from the head it kept. */
export function LogHead() {
  const publicKey = useKeptKey(({ kept }) => kept?.publicKey);
  const { isPending: isKeyPending } = useLogKey();
  const keep = useKeptHead((state) => state.keep);
  // What was kept when the screen opened: the head that is kept now is the one that is shown.
  const [before] = useState(() => useKeptHead.getState().kept);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['log-head', publicKey, before?.rootHash],
    queryFn: () => checkHead(publicKey as string, before),
    enabled: publicKey !== undefined,
  });
  const isGood = data != null && data.isSigned && data.onlyGrew !== false;
  useEffect(() => {
    if (isGood) keep(data.head);
  }, [isGood, data, keep]);
  // `LogKey` says why there is no key.
  if (publicKey === undefined && !isKeyPending) return null;
  if (isPending) return <Skeleton className="h-40" />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const Sign = isGood ? ShieldCheck : ShieldX;
  return (
    <section className="rounded-card border border-line bg-surface p-5">
      <h2 className={`flex items-center gap-2 text-lg font-bold ${isGood ? 'text-band-a' : 'text-danger'}`}>
        <Sign aria-hidden className="size-6" />
        <FormattedMessage id={isGood ? 'log.good' : 'log.bad'} />
      </h2>
      <Findings {...data} size={before?.treeSize ?? 0} />
      <dl className="mt-4 grid gap-4 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-muted">
            <FormattedMessage id="log.list" />
          </dt>
          <dd className="text-2xl font-bold tabular-nums">
            <FormattedNumber value={data.head.treeSize} />
          </dd>
        </div>
        <div>
          <dt className="text-sm text-muted">
            <FormattedMessage id="verify.signedAt" />
          </dt>
          <dd>
            <FormattedDate value={data.head.timestamp} dateStyle="medium" timeStyle="medium" />
          </dd>
        </div>
        <div className="sm:col-span-2">
          <dt className="text-sm text-muted">
            <FormattedMessage id="log.root" />
          </dt>
          <dd className="break-all font-mono text-xs">{data.head.rootHash}</dd>
        </div>
      </dl>
    </section>
  );
}

function Findings({ isSigned, onlyGrew, size }: CheckedHead & { size: number }) {
  return (
    <ul className="mt-3 space-y-1">
      <li className={isSigned ? undefined : 'text-danger'}>
        <FormattedMessage id={isSigned ? 'log.signed' : 'log.notSigned'} />
      </li>
      <li className={onlyGrew === false ? 'text-danger' : undefined}>
        {onlyGrew === null && <FormattedMessage id="log.firstSeen" />}
        {onlyGrew === true && <FormattedMessage id="log.grew" values={{ size }} />}
        {onlyGrew === false && <FormattedMessage id="log.changed" values={{ size }} />}
      </li>
    </ul>
  );
}
