import type { StyleSpecification } from 'maplibre-gl';
import type { Bounds } from '../../shared/listings/search-filters.js';

/** The Mumbai region: what the map shows before it is moved. */
export const REGION: Bounds = [72.74, 18.86, 73.2, 19.35];

/** Zoom from which the cells of the graph grow no finer: a cell opens as a list instead. */
export const FINEST_ZOOM = 15;

interface Place {
  longitude: number;
  latitude: number;
}

/** A plain ground without tiles: the localities as dots, so that a reader knows where the homes are. */
export function groundStyle(localities: readonly Place[], ink: string): StyleSpecification {
  return {
    version: 8,
    sources: {
      localities: {
        type: 'geojson',
        data: {
          type: 'FeatureCollection',
          features: localities.map(({ longitude, latitude }) => ({
            type: 'Feature',
            properties: {},
            geometry: { type: 'Point', coordinates: [longitude, latitude] },
          })),
        },
      },
    },
    layers: [
      {
        id: 'localities',
        type: 'circle',
        source: 'localities',
        paint: { 'circle-radius': 3, 'circle-color': ink, 'circle-opacity': 0.35 },
      },
    ],
  };
}
