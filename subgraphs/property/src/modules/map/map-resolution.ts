import { H3_RESOLUTIONS } from './h3-cells.js';
import type { MapBounds } from './map.types.js';

export type Resolution = (typeof H3_RESOLUTIONS)[number];

/** The least zoom of web maps at which cells of the resolution at that place are some 40 pixels wide. */
const RESOLUTION_FROM_ZOOM = [
  { zoom: 15, resolution: 9 },
  { zoom: 13, resolution: 8 },
  { zoom: 12, resolution: 7 },
  { zoom: 10, resolution: 6 },
  { zoom: 0, resolution: 5 },
] as const;

/** Cells are about so wide, in degrees. */
const CELL_DEGREES: Record<Resolution, number> = { 5: 0.17, 6: 0.065, 7: 0.025, 8: 0.009, 9: 0.0035 };
/** Bounds are at least so many cells wide and high: one is counted where its middle is. */
const LEAST_CELLS = 2;

/** The zoom decides, unless the bounds are wider or higher than a screen at that zoom is. */
export function resolutionFor(zoom: number, bounds: MapBounds): Resolution {
  // 360° are 256 pixels at zoom 0; a wide screen is 4096 pixels.
  const widestZoom = Math.log2((360 * 16) / Math.max(...sidesOf(bounds)));
  const effective = Math.min(zoom, widestZoom);
  return RESOLUTION_FROM_ZOOM.find((step) => effective >= step.zoom)?.resolution ?? 5;
}

/** The same, but finer where the bounds would hold hardly a cell. */
export function resolutionWithin(zoom: number, bounds: MapBounds): Resolution {
  const byZoom = resolutionFor(zoom, bounds);
  const side = Math.min(...sidesOf(bounds));
  const fitting = H3_RESOLUTIONS.find((resolution) => side >= LEAST_CELLS * CELL_DEGREES[resolution]) ?? 9;
  return byZoom > fitting ? byZoom : fitting;
}

function sidesOf({ south, west, north, east }: MapBounds): [number, number] {
  return [north - south, east - west];
}
