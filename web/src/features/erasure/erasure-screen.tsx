import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download, KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { graphQuery } from '../../lib/graph.js';
import { saveFile } from '../../lib/save-file.js';
import { useKeptReceipt } from '../../shared/erasure/kept-receipt.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Empty, Failure } from '../../ui/states.js';

const ErasureReceipt = graphql(`
  query ErasureReceipt($id: ID!, $secret: String!) {
    erasureReceipt(id: $id, secret: $secret) {
      id
      erasedAt
      complete
      signature
      keys {
        sealed
        fingerprint
        destroyedAt
      }
      parts {
        subgraph
        erasedAt
        rows {
          table
          count
        }
      }
    }
  }
`);

type Receipt = NonNullable<ResultOf<typeof ErasureReceipt>['erasureReceipt']>;

const ASK_EVERY_MS = 2_000;

/** Proof of an erasure, for who has its number and its secret. No account is needed: there is none any more. */
export function ErasureScreen() {
  const intl = useIntl();
  const kept = useKeptReceipt();
  const [given, setGiven] = useState(kept);
  const [asked, setAsked] = useState(kept);
  const { data, error, refetch } = useQuery({
    ...graphQuery(ErasureReceipt, asked),
    enabled: asked.id !== '',
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.erasureReceipt && !state.data.erasureReceipt.complete ? ASK_EVERY_MS : false,
  });
  const label = (name: string) => intl.formatMessage({ id: `erasure.${name}` });
  return (
    <div className="mx-auto max-w-2xl space-y-6 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="erasure.title" />
        </h1>
        <p className="mt-1 text-muted">
          <FormattedMessage id={kept.id ? 'erasure.keep' : 'erasure.hint'} />
        </p>
      </header>
      <form
        className="space-y-4 rounded-card border border-line bg-surface p-5"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ id: given.id.trim(), secret: given.secret.trim() });
        }}
      >
        <Field
          label={label('id')}
          value={given.id}
          onChange={({ target }) => setGiven({ ...given, id: target.value })}
        />
        <Field
          label={label('secret')}
          value={given.secret}
          autoComplete="off"
          onChange={({ target }) => setGiven({ ...given, secret: target.value })}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" disabled={!given.id.trim() || !given.secret.trim()}>
            <FormattedMessage id="erasure.show" />
          </Button>
          <Button
            variant="quiet"
            disabled={!given.id}
            onClick={() => saveFile('erasure-receipt.json', json(given))}
          >
            <Download aria-hidden className="size-5" />
            <FormattedMessage id="erasure.save" />
          </Button>
        </div>
      </form>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data &&
        (data.erasureReceipt ? (
          <ReceiptDetails receipt={data.erasureReceipt} />
        ) : (
          <Empty title={<FormattedMessage id="erasure.none" />} />
        ))}
    </div>
  );
}

const json = (content: object) => new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' });

function ReceiptDetails({ receipt }: { receipt: Receipt }) {
  const { erasedAt, complete, keys, parts, signature } = receipt;
  return (
    <section className="space-y-4 rounded-card border border-line bg-surface p-5">
      <h2 className="text-lg font-bold" role="status">
        <FormattedMessage
          id={complete ? 'erasure.complete' : 'erasure.underWay'}
          values={{ date: <FormattedDate key="at" value={erasedAt} dateStyle="long" timeStyle="short" /> }}
        />
      </h2>
      <ul className="space-y-2">
        {keys.map(({ sealed, fingerprint, destroyedAt }) => (
          <li key={fingerprint} className="flex gap-3">
            <KeyRound aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
            <div className="min-w-0">
              <p>
                <FormattedMessage
                  id="erasure.key"
                  values={{
                    sealed,
                    date: <FormattedDate key="at" value={destroyedAt} dateStyle="medium" timeStyle="short" />,
                  }}
                />
              </p>
              <code className="block break-all text-xs text-muted">{fingerprint}</code>
            </div>
          </li>
        ))}
      </ul>
      <table className="w-full text-left text-sm">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="py-1 font-medium">
              <FormattedMessage id="erasure.part" />
            </th>
            <th scope="col" className="text-right font-medium">
              <FormattedMessage id="erasure.rows" />
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ subgraph, rows }) => (
            <tr key={subgraph} className="border-t border-line">
              <th scope="row" className="py-2 font-medium">
                {subgraph}
              </th>
              <td className="text-right tabular-nums">{rows.reduce((sum, one) => sum + one.count, 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        variant="quiet"
        onClick={() => saveFile('erasure-receipt.jws', new Blob([signature], { type: 'application/jose' }))}
      >
        <Download aria-hidden className="size-5" />
        <FormattedMessage id="erasure.signature" />
      </Button>
    </section>
  );
}
