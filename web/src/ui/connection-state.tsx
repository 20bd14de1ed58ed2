import { Radio } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import type { Connection } from '../lib/live.js';

/** Whether what happens arrives by itself. */
export function ConnectionState({ connection }: { connection: Connection }) {
  return (
    <p role="status" className="flex items-center gap-2 text-sm text-muted">
      <Radio aria-hidden className={connection === 'live' ? 'size-4 text-band-a' : 'size-4 text-accent'} />
      <FormattedMessage id={`work.connection.${connection}`} />
    </p>
  );
}
