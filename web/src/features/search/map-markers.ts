/** Homes at one place of the map: a cluster of the graph, or listings that stand at the same point. */
export interface MapMark {
  key: string;
  longitude: number;
  latitude: number;
  count: number;
  /** What the mark shows and what a screen reader says. */
  label: string;
  description: string;
  open(): void;
}

interface Placed {
  id: string;
  longitude: number | null;
  latitude: number | null;
}

/** Listings by their point; many have that of their project or locality. */
export function groupByPoint<Listing extends Placed>(listings: readonly Listing[]): Listing[][] {
  const groups = new Map<string, Listing[]>();
  for (const listing of listings) {
    if (listing.longitude === null || listing.latitude === null) continue;
    const point = `${listing.longitude.toFixed(5)},${listing.latitude.toFixed(5)}`;
    groups.set(point, [...(groups.get(point) ?? []), listing]);
  }
  return [...groups.values()];
}

/** A button on the map. Its size grows with the number of homes. */
export function markElement({ count, label, description, open }: MapMark): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.setAttribute('aria-label', description);
  button.className =
    'grid place-items-center rounded-full border-2 border-surface bg-brand px-3 text-sm font-bold tabular-nums text-on-brand shadow-card hover:z-10 hover:bg-brand-strong focus-visible:z-10';
  button.style.minHeight = `${Math.min(32 + Math.log2(count) * 5, 72)}px`;
  if (count > 1) button.style.minWidth = button.style.minHeight;
  button.addEventListener('click', open);
  return button;
}

/** The name of a locality under the marks; the filter lists the same names for a screen reader. */
export function nameElement(name: string): HTMLElement {
  const text = document.createElement('span');
  text.textContent = name;
  text.ariaHidden = 'true';
  text.className = 'pointer-events-none pb-4 text-xs font-medium text-muted';
  return text;
}
