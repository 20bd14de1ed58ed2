import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { PhotoTakeDownReason } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { LaterMessages } from '../../i18n/later-messages.js';
import { useAction } from '../../lib/use-action.js';
import { useViewer } from '../../lib/viewer.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';

const TakeDownPhoto = graphql(`
  mutation TakeDownListingPhoto($input: TakeDownListingPhotoInput!) {
    takeDownListingPhoto(input: $input) {
      listing {
        id
        photos
      }
    }
  }
`);

const REASONS: readonly PhotoTakeDownReason[] = [
  'NOT_THE_HOME',
  'PERSONAL_DATA',
  'OTHERS_WORK',
  'ADVERTISEMENT',
  'OFFENSIVE',
];
/** Of photos that members uploaded; other addresses are not ours to delete. */
const UPLOADED = /\/photos\/([0-9a-f-]{36})\.webp$/;

interface TakeDownProps {
  listingId: string;
  photo: string;
}

/** For moderators, under the photo they look at. Loaded after the sign-in. */
export default function TakeDown(props: TakeDownProps) {
  return (
    <LaterMessages>
      <ModeratorsForm {...props} />
    </LaterMessages>
  );
}

function ModeratorsForm({ listingId, photo }: TakeDownProps) {
  const intl = useIntl();
  const viewer = useViewer();
  const [reason, setReason] = useState<PhotoTakeDownReason>('NOT_THE_HOME');
  const takeDown = useAction(TakeDownPhoto, ['ListingDetails']);
  const [, photoId] = UPLOADED.exec(photo) ?? [];
  const isModerator = viewer?.roles?.some((role) => ['REVIEWER', 'ADMIN', 'SUPER_ADMIN'].includes(role));
  if (!isModerator || photoId === undefined) return null;
  return (
    <div className="mt-3 flex flex-wrap items-end gap-3">
      <Select
        label={intl.formatMessage({ id: 'moderation.takeDownWhy' })}
        value={reason}
        onChange={({ target }) => setReason(target.value as PhotoTakeDownReason)}
      >
        {REASONS.map((one) => (
          <option key={one} value={one}>
            {intl.formatMessage({ id: `photoReason.${one}` })}
          </option>
        ))}
      </Select>
      <Button
        variant="danger"
        busy={takeDown.isPending}
        onClick={() => takeDown.mutate({ input: { listingId, photoId, reason } })}
      >
        <FormattedMessage id="moderation.takeDown" />
      </Button>
      {takeDown.error && <Failure error={takeDown.error} />}
    </div>
  );
}
