import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/button.js';

interface ShownOnceProps {
  /** Id of the message that says what it is. */
  title: string;
  secret: string;
  /** The reader has it. */
  onKept: () => void;
}

/** A secret that nothing shows again: to copy, and to put away when it is kept. */
export function ShownOnce({ title, secret, onKept }: ShownOnceProps) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <div role="status" className="space-y-3 rounded-card border-2 border-accent bg-surface p-5">
      <p className="font-semibold">
        <FormattedMessage id={title} />
      </p>
      <p className="text-sm text-muted">
        <FormattedMessage id="secret.once" />
      </p>
      <code className="block rounded-xl bg-raised p-3 text-sm break-all">{secret}</code>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copy()}>
          {isCopied ? <Check aria-hidden className="size-5" /> : <Copy aria-hidden className="size-5" />}
          <FormattedMessage id={isCopied ? 'secret.copied' : 'secret.copy'} />
        </Button>
        <Button variant="quiet" onClick={onKept}>
          <FormattedMessage id="secret.kept" />
        </Button>
      </div>
    </div>
  );
}
