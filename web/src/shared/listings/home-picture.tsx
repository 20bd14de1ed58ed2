import { useState } from 'react';

type Palette = readonly [sky: string, sun: string, hill: string, wall: string];

/** Morning, noon, dusk and monsoon. */
const PALETTES: readonly Palette[] = [
  ['#f6dfc4', '#f0a45b', '#8fae9a', '#3f5d63'],
  ['#cfe6e4', '#f7d774', '#7fa38c', '#5a6f7d'],
  ['#ecc9b8', '#d9692b', '#6f7f86', '#4a3f52'],
  ['#c9d3d8', '#e8ecec', '#6d8f83', '#2f4a4f'],
];

interface HomePictureProps {
  seed: string;
  photo: string | undefined;
  bedrooms: number | null | undefined;
  /** Whether it is in view as the screen opens. */
  isFirst?: boolean;
}

/** A photo of the home, or a drawing in its place (none given, or it does not load) that is the same for the same home. */
export function HomePicture({ seed, photo, bedrooms, isFirst = false }: HomePictureProps) {
  const [failed, setFailed] = useState(false);
  const source = photo && ownAddress(photo);
  if (source && !failed)
    return (
      <img
        src={source}
        alt=""
        // One in view would wait for the layout, and then behind scripts.
        loading={isFirst ? 'eager' : 'lazy'}
        fetchPriority={isFirst ? 'high' : 'auto'}
        decoding="async"
        onError={() => setFailed(true)}
        className="aspect-[16/10] w-full object-cover"
      />
    );
  const number = Number.parseInt(seed.replace(/\D/g, '').slice(-6) || '7', 10);
  const [sky, sun, hill, wall] = PALETTES[number % PALETTES.length] as Palette;
  const floors = 4 + (number % 4);
  const columns = 2 + Math.min(bedrooms ?? 2, 3);
  const width = 84 / columns;
  return (
    <svg viewBox="0 0 160 100" aria-hidden className="aspect-[16/10] w-full">
      <rect width="160" height="100" fill={sky} />
      <circle cx={24 + (number % 100)} cy="22" r="11" fill={sun} />
      <path d="M0 78 Q40 62 80 76 T160 72 V100 H0Z" fill={hill} />
      <rect x="38" y={90 - floors * 10} width="84" height={floors * 10} fill={wall} />
      {Array.from({ length: floors * columns }, (_, index) => (
        <rect
          key={index}
          x={38 + (index % columns) * width + width * 0.25}
          y={90 - floors * 10 + Math.floor(index / columns) * 10 + 3}
          width={width * 0.5}
          height="5"
          fill={(number + index * 7) % 5 === 0 ? 'oklch(0.88 0.12 85)' : 'oklch(0.8 0.03 220)'}
        />
      ))}
      <rect y="90" width="160" height="10" fill={hill} opacity="0.7" />
    </svg>
  );
}

/**
 * Where this page may load the photo: those of the demo are in their address, those that members uploaded are at this origin, by
 * whichever name of it the reader came. The content security policy refuses others: they are not asked for.
 */
function ownAddress(photo: string): string | undefined {
  if (photo.startsWith('data:image/')) return photo;
  const address = URL.parse(photo, location.origin);
  if (address?.origin === location.origin) return photo;
  return address?.pathname.startsWith('/photos/') ? address.pathname : undefined;
}
