import { FormattedMessage } from 'react-intl';
import { KeptHeads } from './kept-heads.js';
import { LogEntries } from './log-entries.js';
import { LogHead } from './log-head.js';
import { LogKey } from './log-key.js';

/** The transparency log for staff: its head and what this browser finds of it, its entries, and the heads that were kept. */
export function LogScreen() {
  return (
    <div className="in-order mx-auto max-w-4xl space-y-8 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="log.title" />
        </h1>
        <p className="mt-1 text-muted">
          <FormattedMessage id="log.intro" />
        </p>
      </header>
      <LogHead />
      <LogEntries />
      <KeptHeads />
      <LogKey />
    </div>
  );
}
