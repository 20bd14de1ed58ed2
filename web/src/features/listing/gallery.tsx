import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { HomePicture } from '../../shared/listings/home-picture.js';

interface GalleryProps {
  id: string;
  photos: readonly string[];
  bedrooms: number | null;
  /** What may be done with the photo in view. */
  children?: (photo: string) => React.ReactNode;
}

/** A home's photos, one at a time; a drawing where it has none. */
export function Gallery({ id, photos, bedrooms, children }: GalleryProps) {
  const intl = useIntl();
  const [at, setAt] = useState(0);
  // A photo may leave while it is looked at.
  const place = Math.min(at, Math.max(0, photos.length - 1));
  const photo = photos[place];
  const step = (by: number) => setAt((place + by + photos.length) % photos.length);
  return (
    <figure aria-label={intl.formatMessage({ id: 'gallery.title' })}>
      <div className="relative overflow-hidden rounded-card border border-line">
        <HomePicture key={photo} seed={id} photo={photo} bedrooms={bedrooms} isFirst />
        {photos.length > 1 && (
          <>
            <Step label="gallery.previous" className="left-2" onPress={() => step(-1)}>
              <ChevronLeft aria-hidden />
            </Step>
            <Step label="gallery.next" className="right-2" onPress={() => step(1)}>
              <ChevronRight aria-hidden />
            </Step>
            <figcaption
              aria-live="polite"
              className="absolute bottom-3 right-3 rounded-full bg-surface/90 px-3 py-1 text-sm font-medium tabular-nums"
            >
              <FormattedMessage id="gallery.place" values={{ place: place + 1, all: photos.length }} />
            </figcaption>
          </>
        )}
      </div>
      {photo && children?.(photo)}
    </figure>
  );
}

interface StepProps {
  label: string;
  className: string;
  onPress: () => void;
  children: React.ReactNode;
}

function Step({ label, className, onPress, children }: StepProps) {
  const intl = useIntl();
  return (
    <button
      type="button"
      aria-label={intl.formatMessage({ id: label })}
      onClick={onPress}
      className={`absolute top-1/2 flex size-11 -translate-y-1/2 items-center justify-center rounded-full border border-line bg-surface/90 hover:bg-raised ${className}`}
    >
      {children}
    </button>
  );
}
