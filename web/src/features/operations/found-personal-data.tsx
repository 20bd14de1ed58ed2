import { TriangleAlert } from 'lucide-react';
import { FormattedList, FormattedMessage, useIntl } from 'react-intl';
import type { PersonalDataKind } from '../../graphql/graphql.js';

/** What of a text seems to be personal data. */
export function FoundPersonalData({ kinds }: { kinds: readonly PersonalDataKind[] | null }) {
  const intl = useIntl();
  if (!kinds?.length) return null;
  const names = kinds.map((kind) => intl.formatMessage({ id: `personalData.${kind}` }));
  return (
    <p className="mt-2 flex items-center gap-2 text-sm font-semibold text-danger">
      <TriangleAlert aria-hidden className="size-4 shrink-0" />
      <span>
        <FormattedMessage
          id="moderation.found"
          values={{ kinds: <FormattedList key="kinds" value={names} type="conjunction" /> }}
        />
      </span>
    </p>
  );
}
