export type PriceBand = readonly [name: string, from: number | null, below: number | null];

/** How prices are counted: the name of a band, from which price on, and below which; rupees. */
export const PRICE_BANDS = [
  ['UNDER_50_LAKH', null, 5_000_000],
  ['UNDER_1_CRORE', 5_000_000, 10_000_000],
  ['UNDER_2_CRORE', 10_000_000, 20_000_000],
  ['UNDER_5_CRORE', 20_000_000, 50_000_000],
  ['FROM_5_CRORE', 50_000_000, null],
] as const satisfies readonly PriceBand[];
