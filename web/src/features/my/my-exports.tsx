import type { ResultOf } from '@graphql-typed-document-node/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { FormattedDate, FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { graphQuery, request } from '../../lib/graph.js';
import { saveFile } from '../../lib/save-file.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { ProvedAct } from './proved-act.js';

const MyExports = graphql(`
  query MyExports {
    myDataExports {
      id
      status
      requestedAt
      expiresAt
      partsReady
      partsTotal
      sizeBytes
      sha256
    }
  }
`);

const RequestExport = graphql(`
  mutation RequestExport($input: RequestDataExportInput!) {
    requestDataExport(input: $input) {
      dataExport {
        id
      }
    }
  }
`);

const ExportLink = graphql(`
  query ExportLink($id: ID!) {
    dataExportDownload(id: $id) {
      url
    }
  }
`);

type DataExport = NonNullable<ResultOf<typeof MyExports>['myDataExports']>[number];

const ASK_EVERY_MS = 2_000;

/** All that every part of the platform holds of the viewer, as one signed archive: asked for, followed and taken along. */
export function DataExports({ phone }: { phone: string | null }) {
  const { data, error, isPending } = useQuery({
    ...graphQuery(MyExports, {}),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.myDataExports) ? ASK_EVERY_MS : false),
  });
  const ask = useAction(RequestExport, ['MyExports']);
  const exports = data?.myDataExports ?? [];
  return (
    <section className="space-y-4 rounded-card border border-line bg-surface p-5">
      <div>
        <h2 className="text-xl font-bold">
          <FormattedMessage id="myData.exportAll" />
        </h2>
        <p className="mt-1 text-muted">
          <FormattedMessage id="myData.exportAllHint" />
        </p>
      </div>
      {isPending && <Skeleton className="h-16" />}
      {error && <Failure error={error} />}
      {exports.length > 0 && (
        <ul className="divide-y divide-line" aria-live="polite">
          {exports.map((one) => (
            <li key={one.id} className="py-3">
              <ExportRow given={one} />
            </li>
          ))}
        </ul>
      )}
      {phone && !isUnderWay(exports) && (
        <ProvedAct
          key={exports.length}
          phone={phone}
          act="myData.exportAsk"
          busy={ask.isPending}
          error={ask.error}
          onProved={(input) => ask.mutate({ input })}
        />
      )}
    </section>
  );
}

const isUnderWay = (exports: readonly DataExport[] | null | undefined) =>
  exports?.some(({ status }) => status === 'PREPARING') ?? false;

function ExportRow({ given }: { given: DataExport }) {
  const intl = useIntl();
  const { id, status, requestedAt, expiresAt, partsReady, partsTotal, sizeBytes, sha256 } = given;
  const take = useMutation({
    // The link is good for some minutes, so it is asked for at the press.
    mutationFn: () => request(ExportLink, { id }),
    onSuccess: ({ dataExportDownload: link }) => link && saveFile('', new URL(link.url, location.origin)),
  });
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <p className="font-medium">
            <FormattedDate value={requestedAt} dateStyle="medium" timeStyle="short" />
          </p>
          <p className="text-sm text-muted">
            <FormattedMessage
              id={`exportStatus.${status}`}
              values={{ ready: partsReady, total: partsTotal }}
            />
            {status === 'READY' && sizeBytes !== null && (
              <>
                {' · '}
                <FormattedNumber
                  value={sizeBytes / 1_000}
                  style="unit"
                  unit="kilobyte"
                  maximumFractionDigits={0}
                />
                {' · '}
                <FormattedMessage
                  id="myData.exportUntil"
                  values={{ date: <FormattedDate key="date" value={expiresAt} dateStyle="medium" /> }}
                />
              </>
            )}
          </p>
        </div>
        {status === 'READY' && (
          <Button busy={take.isPending} onClick={() => take.mutate()}>
            <Download aria-hidden className="size-5" />
            <FormattedMessage id="myData.download" />
          </Button>
        )}
      </div>
      {status === 'PREPARING' && (
        <progress
          aria-label={intl.formatMessage({ id: 'myData.exportAll' })}
          value={partsReady}
          max={partsTotal}
          className="h-2 w-full accent-brand"
        />
      )}
      {sha256 && <code className="block break-all text-xs text-muted">SHA-256 {sha256}</code>}
      {take.error && <Failure error={take.error} />}
    </div>
  );
}
