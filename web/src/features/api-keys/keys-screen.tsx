import { FormattedMessage } from 'react-intl';
import { useGraph } from '../../lib/graph.js';
import { Empty, Failure, Pending } from '../../ui/states.js';
import { KeyForm } from './key-form.js';
import { KeyRow } from './key-row.js';
import { OwnApiKeys } from './keys-query.js';

/** Keys by which the viewer's programs ask the graph: those there are, and a new one, shown this once. */
export function KeysScreen() {
  const { data, error, isPending, refetch } = useGraph(OwnApiKeys, {});
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const scopes = (data.scopes ?? []).filter(({ held }) => held).map(({ name }) => name);
  const keys = data.apiKeys ?? [];
  return (
    <div className="mx-auto max-w-3xl space-y-6 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="apiKey.title" />
        </h1>
        <p className="mt-1 text-muted">
          <FormattedMessage id="apiKey.hint" />
        </p>
      </header>
      {keys.length === 0 ? (
        <Empty title={<FormattedMessage id="apiKey.none" />} />
      ) : (
        <ul className="space-y-4">
          {keys.map((key) => (
            <li key={key.id} className="rounded-card border border-line bg-surface p-5">
              <KeyRow apiKey={key} />
            </li>
          ))}
        </ul>
      )}
      <KeyForm scopes={scopes} />
    </div>
  );
}
