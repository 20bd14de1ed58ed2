import { Download } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { saveFile } from '../../lib/save-file.js';
import { Button } from '../../ui/button.js';

/** The recovery codes of an authenticator app, which are shown this once. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const save = () => saveFile('propmubi-recovery-codes.txt', new Blob([codes.join('\n')]));
  return (
    <div className="space-y-4">
      <p role="status">
        <FormattedMessage id="signIn.recovery" />
      </p>
      <ul className="grid grid-cols-2 gap-2 rounded-card bg-raised p-4 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button variant="quiet" className="w-full" onClick={save}>
        <Download aria-hidden className="size-5" />
        <FormattedMessage id="signIn.recoverySave" />
      </Button>
      <Button className="w-full" onClick={onDone}>
        <FormattedMessage id="signIn.recoveryDone" />
      </Button>
    </div>
  );
}
