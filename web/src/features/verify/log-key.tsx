import { useEffect } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { useKeptKey } from './kept-key.js';

const LogKeyQuery = graphql(`
  query LogKey {
    transparencyLogKey {
      keyId
      publicKey
    }
  }
`);

export const useLogKey = () => useGraph(LogKeyQuery, {});

/** The key receipts are checked with: the one this browser kept; said aloud when the server publishes another. */
export function LogKey() {
  const { kept, keep } = useKeptKey();
  const { data, error, refetch } = useLogKey();
  const published = data?.transparencyLogKey;
  useEffect(() => {
    if (published && kept === null) keep({ keyId: published.keyId, publicKey: published.publicKey });
  }, [published, kept, keep]);
  if (kept === null) {
    // Nothing is checked without a key: a receipt that was given waits for it.
    if (error) return <Failure error={error} onRetry={() => void refetch()} />;
    return data ? (
      <p role="alert" className="text-danger">
        <FormattedMessage id="verify.keyMissing" />
      </p>
    ) : null;
  }
  return (
    <section className="text-sm">
      <h2 className="font-semibold">
        <FormattedMessage id="verify.key" />
      </h2>
      <p className="break-all font-mono text-xs">{kept.keyId}</p>
      <p className="text-muted">
        <FormattedMessage
          id="verify.keyKept"
          values={{ day: <FormattedDate value={kept.since} dateStyle="medium" /> }}
        />
      </p>
      {published && published.keyId !== kept.keyId && (
        <div role="alert" className="mt-3 rounded-card border border-danger/40 p-4">
          <p>
            <FormattedMessage id="verify.keyChanged" />
          </p>
          <p className="mt-1 break-all font-mono text-xs">{published.keyId}</p>
          <Button className="mt-3" variant="danger" onClick={() => keep(published)}>
            <FormattedMessage id="verify.keyAccept" />
          </Button>
        </div>
      )}
    </section>
  );
}
