interface Areas {
  carpetAreaSqFt: number | null;
  builtUpAreaSqFt: number | null;
}

export interface PricedArea extends Areas {
  listPrice: number | null;
}

/** The carpet area in square feet, or where none is stated the built-up one. */
export const areaOf = ({ carpetAreaSqFt, builtUpAreaSqFt }: Areas): number | null =>
  carpetAreaSqFt ?? builtUpAreaSqFt;

/** In rupees; undefined where price or area is not stated. */
export function pricePerSqFt(home: PricedArea): number | undefined {
  const area = areaOf(home);
  return area && home.listPrice ? home.listPrice / area : undefined;
}
