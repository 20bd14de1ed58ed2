import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { AskTwice } from '../../ui/ask-twice.js';
import { scopeMessage } from './key-form.js';
import type { ApiKey } from './keys-query.js';

const RevokeApiKey = graphql(`
  mutation RevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      apiKey {
        id
        revokedAt
      }
    }
  }
`);

/** One key: what it is for, what it may do, until when, and its end. */
export function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const { id, name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt } = apiKey;
  const isOver = revokedAt !== null || Date.parse(expiresAt) <= Date.now();
  return (
    <div className="flex flex-col items-start justify-between gap-4 sm:flex-row">
      <div className="min-w-0 flex-1 space-y-2">
        <h2 className="font-semibold">{name}</h2>
        <p className="text-sm text-muted break-all">
          <code>{id}</code>
        </p>
        <ul className="flex flex-wrap gap-2">
          {scopes.map((scope) => (
            <li key={scope} className="rounded-full bg-raised px-3 py-1 text-sm">
              <FormattedMessage id={scopeMessage(scope)} />
            </li>
          ))}
        </ul>
        <p className="text-sm text-muted">
          <FormattedMessage id="apiKey.since" values={{ date: day(createdAt) }} />
          {' · '}
          {lastUsedAt === null ? (
            <FormattedMessage id="apiKey.unused" />
          ) : (
            <FormattedMessage id="apiKey.lastUsed" values={{ date: day(lastUsedAt) }} />
          )}
        </p>
        <p className={isOver ? 'text-sm font-semibold text-danger' : 'text-sm font-semibold text-band-a'}>
          <FormattedMessage
            id={revokedAt !== null ? 'apiKey.revoked' : isOver ? 'apiKey.expired' : 'apiKey.works'}
            values={{ date: day(revokedAt ?? expiresAt) }}
          />
        </p>
      </div>
      {!isOver && <Revoke id={id} />}
    </div>
  );
}

const day = (instant: string) => <FormattedDate key={instant} value={instant} dateStyle="medium" />;

/** A program that uses it stops at once. */
function Revoke({ id }: { id: string }) {
  const revoke = useAction(RevokeApiKey, ['OwnApiKeys']);
  return (
    <AskTwice
      act="apiKey.revoke"
      question="apiKey.revokeSure"
      yes="apiKey.revokeNow"
      no="apiKey.keep"
      busy={revoke.isPending}
      error={revoke.error}
      onYes={() => revoke.mutate({ input: { id } })}
    />
  );
}
