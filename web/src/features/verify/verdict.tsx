import type { Receipt, ReceiptVerdict } from '@propmubi/client';
import { ShieldCheck, ShieldX } from 'lucide-react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { saveFile } from '../../lib/save-file.js';
import { Button } from '../../ui/button.js';
import { Facts } from '../../ui/facts.js';

export interface Checked {
  receipt: Receipt;
  verdict: ReceiptVerdict;
  /** Whether a paper was compared, too. */
  withPaper: boolean;
}

/** What a receipt says, and whether it holds. */
export function Verdict({ receipt, verdict, withPaper }: Checked) {
  const { problems, facts } = verdict;
  const isValid = problems.length === 0;
  const Sign = isValid ? ShieldCheck : ShieldX;
  return (
    <article className="rounded-card border border-line bg-surface p-5">
      <h2 className={`flex items-center gap-2 text-lg font-bold ${isValid ? 'text-band-a' : 'text-danger'}`}>
        <Sign aria-hidden className="size-6" />
        <FormattedMessage id={isValid ? 'verify.valid' : 'verify.invalid'} />
      </h2>
      {problems.map((problem) => (
        <p key={problem} role="alert" className="mt-2 text-danger">
          <FormattedMessage id={`verify.problem.${problem}`} />
        </p>
      ))}
      {isValid && withPaper && (
        <p className="mt-2">
          <FormattedMessage id="verify.sameContent" />
        </p>
      )}
      {facts && (
        <div className="mt-4 space-y-3">
          <Facts
            facts={[
              ['verify.state', <State key="state" status={String(facts['status'])} />],
              ['documents.type', <Kind key="kind" type={String(facts['documentType'])} />],
              ['verify.at', <Time key="at" at={String(facts['at'])} />],
              [
                'verify.position',
                <FormattedMessage
                  key="position"
                  id="verify.positionOf"
                  values={{ index: receipt.leafIndex + 1, size: receipt.treeSize }}
                />,
              ],
              ['verify.signedAt', <Time key="signed" at={receipt.head.timestamp} />],
            ]}
          />
          <p className="text-sm text-muted">
            <FormattedMessage id="verify.hash" />
            <span className="block break-all font-mono text-xs">{String(facts['sha256'])}</span>
          </p>
        </div>
      )}
      {facts && (
        <Button className="mt-4" variant="quiet" onClick={() => save(receipt)}>
          <FormattedMessage id="verify.save" />
        </Button>
      )}
    </article>
  );
}

const State = ({ status }: { status: string }) => (
  <FormattedMessage id={`documentStatus.${status}`} defaultMessage={status} />
);

const Kind = ({ type }: { type: string }) => (
  <FormattedMessage id={`document.${type}`} defaultMessage={type} />
);

const Time = ({ at }: { at: string }) => <FormattedDate value={at} dateStyle="medium" timeStyle="medium" />;

function save(receipt: Receipt): void {
  const text = `${JSON.stringify(receipt, null, 2)}\n`;
  saveFile(`receipt-${receipt.leafIndex}.json`, new Blob([text], { type: 'application/json' }));
}
