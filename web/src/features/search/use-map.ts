import { Map as MapLibre, Marker, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type MapMark, markElement, nameElement } from './map-markers.js';
import { groundStyle } from './map-style.js';
import type { Bounds } from '../../shared/listings/search-filters.js';

// A file of the bundle: the content security policy allows workers of this origin.
setWorkerUrl(workerUrl);

export interface MapView {
  bounds: Bounds;
  zoom: number;
}

export interface Locality {
  name: string;
  longitude: number;
  latitude: number;
}

interface MapOptions {
  initial: Bounds;
  localities: readonly Locality[];
  onMove(view: MapView): void;
}

/** Draws a map into `container` while the component is mounted. `failed` where the browser cannot (no WebGL). */
export function useMap(container: RefObject<HTMLDivElement | null>, options: MapOptions) {
  const [map, setMap] = useState<MapLibre>();
  const [failed, setFailed] = useState(false);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    if (!container.current) return;
    const { initial, localities } = latest.current;
    let created: MapLibre;
    try {
      const ink = getComputedStyle(container.current).color;
      created = new MapLibre({
        container: container.current,
        style: groundStyle(localities, ink),
        bounds: [...initial] as [number, number, number, number],
        attributionControl: false,
        dragRotate: false,
        pitchWithRotate: false,
        maxZoom: 18,
        minZoom: 6,
      });
    } catch {
      setFailed(true);
      return;
    }
    created.touchZoomRotate.disableRotation();
    created.addControl(new NavigationControl({ showCompass: false }));
    created.addControl(new ScaleControl());
    const moved = () => latest.current.onMove(viewOf(created));
    created.on('moveend', moved);
    setMap(created);
    // The view is known before its first picture, which takes seconds where the processor draws it.
    moved();
    return () => created.remove();
  }, [container]);
  useLocalityNames(map, options.localities);
  return { map, failed };
}

/** Keeps the marks on the map in step with `marks`. */
export function useMarks(map: MapLibre | undefined, marks: readonly MapMark[]): void {
  useEffect(() => {
    if (!map) return;
    const drawn = marks.map((mark) =>
      new Marker({ element: markElement(mark) }).setLngLat([mark.longitude, mark.latitude]).addTo(map),
    );
    return () => {
      for (const marker of drawn) marker.remove();
    };
  }, [map, marks]);
}

function useLocalityNames(map: MapLibre | undefined, localities: readonly Locality[]): void {
  useEffect(() => {
    if (!map) return;
    let drawn: Marker[] = [];
    const draw = () => {
      for (const marker of drawn) marker.remove();
      drawn = legible(map, localities).map(({ name, longitude, latitude }) =>
        new Marker({ element: nameElement(name), anchor: 'bottom' })
          .setLngLat([longitude, latitude])
          .addTo(map),
      );
    };
    draw();
    map.on('moveend', draw);
    return () => {
      map.off('moveend', draw);
      for (const marker of drawn) marker.remove();
    };
  }, [map, localities]);
}

/** Pixels that a name takes, about. */
const NAME_WIDTH = 90;
const NAME_HEIGHT = 22;

/** The localities in view whose names do not lie over each other, in the order given. */
function legible(map: MapLibre, localities: readonly Locality[]): Locality[] {
  const shown = map.getBounds();
  const taken: { x: number; y: number }[] = [];
  return localities.filter(({ longitude, latitude }) => {
    if (!shown.contains([longitude, latitude])) return false;
    const at = map.project([longitude, latitude]);
    const isFree = taken.every(
      ({ x, y }) => Math.abs(x - at.x) > NAME_WIDTH || Math.abs(y - at.y) > NAME_HEIGHT,
    );
    if (isFree) taken.push(at);
    return isFree;
  });
}

const FOUR_DECIMALS = 10_000;

function viewOf(map: MapLibre): MapView {
  const shown = map.getBounds();
  const bounds = [shown.getWest(), shown.getSouth(), shown.getEast(), shown.getNorth()].map(
    (degrees) => Math.round(degrees * FOUR_DECIMALS) / FOUR_DECIMALS,
  ) as unknown as Bounds;
  return { bounds, zoom: Math.floor(map.getZoom()) };
}
