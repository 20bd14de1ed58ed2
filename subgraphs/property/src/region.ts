/**
 * The box around the Mumbai Metropolitan Region's five districts and their neighbours. A coordinate outside it is a
 * typing error of the register (swapped, a wrong degree, another state), whatever the project.
 */
export const REGION = { south: 18, north: 20.3, west: 72.5, east: 73.8 } as const;

export function isInRegion({ latitude, longitude }: { latitude: number; longitude: number }): boolean {
  return (
    latitude >= REGION.south &&
    latitude <= REGION.north &&
    longitude >= REGION.west &&
    longitude <= REGION.east
  );
}
