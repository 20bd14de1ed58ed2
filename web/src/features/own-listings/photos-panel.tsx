import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { readAgain, useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { HomePicture } from '../../shared/listings/home-picture.js';
import { Failure } from '../../ui/states.js';
import { OWN_LISTINGS } from './own-listings-query.js';
import { ArrangePhotos, PHOTO_TYPES, PhotosOfListing, sendPhoto } from './photos-query.js';

interface PhotosProps {
  id: string;
  photos: readonly string[];
}

/** A listing's photos: which stands first, which go, and new ones. */
export function PhotosPanel({ id, photos }: PhotosProps) {
  const arrange = useAction(ArrangePhotos, OWN_LISTINGS);
  const set = (to: readonly string[]) => arrange.mutate({ input: { id, photos: [...to] } });
  const without = (photo: string) => photos.filter((other) => other !== photo);
  return (
    <section className="space-y-4">
      <h3 className="font-semibold">
        <FormattedMessage id="ownListings.photos" />
      </h3>
      <p className="text-sm text-muted">
        <FormattedMessage id="ownListings.photosHint" />
      </p>
      <ol className="grid grid-cols-2 gap-3 sm:grid-cols-3">
        {photos.map((photo, place) => (
          <li key={photo} className="overflow-hidden rounded-xl border border-line">
            <HomePicture seed={`${id}${place}`} photo={photo} bedrooms={null} />
            <div className="flex flex-wrap items-center justify-between gap-1 px-2 py-1 text-sm">
              <span className="font-medium">
                <FormattedMessage id="ownListings.photoNumber" values={{ number: place + 1 }} />
              </span>
              {place > 0 && (
                <TextButton
                  label="ownListings.photoFirst"
                  busy={arrange.isPending}
                  onPress={() => set([photo, ...without(photo)])}
                />
              )}
              <TextButton
                label="ownListings.photoRemove"
                busy={arrange.isPending}
                onPress={() => set(without(photo))}
              />
            </div>
          </li>
        ))}
      </ol>
      {arrange.error && <Failure error={arrange.error} />}
      <TakenDown id={id} />
      <AddPhotos id={id} />
    </section>
  );
}

function TextButton({ label, busy, onPress }: { label: string; busy: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      disabled={busy}
      onClick={onPress}
      className="min-h-11 px-1 font-medium text-brand underline disabled:opacity-60"
    >
      <FormattedMessage id={label} />
    </button>
  );
}

/** What a moderator did, and why: the agent learns of it here. */
function TakenDown({ id }: { id: string }) {
  const { data } = useGraph(PhotosOfListing, { listingId: id });
  const gone = data?.listingPhotos?.filter(({ status }) => status === 'TAKEN_DOWN') ?? [];
  if (gone.length === 0) return null;
  return (
    <ul className="space-y-1 text-sm text-danger">
      {gone.map(({ id: photoId, takenDownFor }) => (
        <li key={photoId}>
          <FormattedMessage id="ownListings.takenDown" />
          {takenDownFor && (
            <>
              {': '}
              <FormattedMessage id={`photoReason.${takenDownFor}`} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Several at once, one after the other; one that is refused does not hold up the rest. */
function AddPhotos({ id }: { id: string }) {
  const intl = useIntl();
  const input = useRef<HTMLInputElement>(null);
  const [done, setDone] = useState({ count: 0, all: 0 });
  const [refused, setRefused] = useState<{ name: string; error: unknown }[]>([]);
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      setRefused([]);
      for (const [place, file] of files.entries()) {
        setDone({ count: place + 1, all: files.length });
        await sendPhoto(id, file).catch((error: unknown) =>
          setRefused((before) => [...before, { name: file.name, error }]),
        );
      }
      if (input.current) input.current.value = '';
      await readAgain([...OWN_LISTINGS, 'PhotosOfListing']);
    },
  });
  return (
    <div className="space-y-3">
      <label className="block font-medium">
        {intl.formatMessage({ id: 'ownListings.addPhotos' })}
        <input
          ref={input}
          type="file"
          multiple
          accept={PHOTO_TYPES.join()}
          disabled={send.isPending}
          onChange={({ target }) => send.mutate([...(target.files ?? [])])}
          className="mt-1 block w-full rounded-xl border border-line bg-ground p-3 font-normal file:mr-3 file:rounded-full file:border-0 file:bg-raised file:px-4 file:py-2 file:font-semibold file:text-ink"
        />
      </label>
      <p role="status" className="text-sm text-muted">
        {send.isPending && (
          <FormattedMessage id="ownListings.sending" values={{ done: done.count, all: done.all }} />
        )}
      </p>
      {refused.map(({ name, error }) => (
        <div key={name}>
          <p className="text-sm font-medium">
            <FormattedMessage id="ownListings.photoRefused" values={{ name }} />
          </p>
          <Failure error={error} />
        </div>
      ))}
    </div>
  );
}
