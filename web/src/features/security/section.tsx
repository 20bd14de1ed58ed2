import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';

/** One way to sign in, or one list, under its heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="in-order space-y-4 rounded-card border border-line bg-surface p-5">
      <h2 className="text-xl font-bold">
        <FormattedMessage id={title} />
      </h2>
      {children}
    </section>
  );
}
