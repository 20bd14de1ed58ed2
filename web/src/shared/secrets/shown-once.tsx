import { Check, Copy } from 'lucide-react';
import { useRef, useState } from 'react';
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
  const shown = useRef<HTMLElement>(null);
  const [copying, setCopying] = useState<'copied' | 'selected'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopying('copied');
    } catch {
      // Refused by the browser, or an address that is not secure, where there is no clipboard: the reader copies what is selected.
      if (shown.current) getSelection()?.selectAllChildren(shown.current);
      setCopying('selected');
    }
  };
  const isCopied = copying === 'copied';
  return (
    <div role="status" className="space-y-3 rounded-card border-2 border-accent bg-surface p-5">
      <p className="font-semibold">
        <FormattedMessage id={title} />
      </p>
      <p className="text-sm text-muted">
        <FormattedMessage id="secret.once" />
      </p>
      <code ref={shown} className="block rounded-xl bg-raised p-3 text-sm break-all">
        {secret}
      </code>
      {copying === 'selected' && (
        <p className="text-sm">
          <FormattedMessage id="secret.selected" />
        </p>
      )}
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
