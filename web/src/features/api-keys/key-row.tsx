import { useState } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
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

/** A program that uses it stops at once: asked twice. */
function Revoke({ id }: { id: string }) {
  const [isAsked, setAsked] = useState(false);
  const revoke = useAction(RevokeApiKey, ['OwnApiKeys']);
  if (!isAsked)
    return (
      <Button variant="danger" onClick={() => setAsked(true)}>
        <FormattedMessage id="apiKey.revoke" />
      </Button>
    );
  return (
    <div className="space-y-2">
      <p className="text-sm">
        <FormattedMessage id="apiKey.revokeSure" />
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="danger"
          autoFocus
          busy={revoke.isPending}
          onClick={() => revoke.mutate({ input: { id } })}
        >
          <FormattedMessage id="apiKey.revokeNow" />
        </Button>
        <Button variant="quiet" onClick={() => setAsked(false)}>
          <FormattedMessage id="apiKey.keep" />
        </Button>
      </div>
      {revoke.error && <Failure error={revoke.error} />}
    </div>
  );
}
