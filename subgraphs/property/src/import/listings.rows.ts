import { idOf } from '@propmubi/runtime';
import {
  Furnishing,
  LocationPrecision,
  PropertySubType,
  PropertyType,
  StandardStatus,
} from '../modules/listing/listing.enums.js';
import { h3CellsOf } from '../modules/map/h3-cells.js';
import { DataSource } from '../provenance.js';
import type { CsvRow } from './csv-file.js';
import type { ImportTally } from './summary.js';
import { parseAmount, parseCount } from './values.js';

export const FLAT_COLUMNS = [
  '',
  'flat_type',
  'flat_price',
  'location1',
  'buildupArea_sqft',
  'avg_price_thousands',
  'age_of_property',
  'new_age',
  'which_floor',
  'furnishing',
  'bedrooms',
  'bathrooms',
  'balcony',
  'parking',
] as const;

export const LOCALITY_COLUMNS = ['location', 'flat_price', 'latitude', 'longitude'] as const;

export type FlatRow = CsvRow<(typeof FLAT_COLUMNS)[number]>;

const RUPEES_PER_CRORE = 10_000_000;

/** Everything but the running number: two rows that agree in it are one flat entered twice. */
export function naturalKey({ cells }: FlatRow): string {
  return FLAT_COLUMNS.filter((column) => column !== '')
    .map((column) => cells[column].trim())
    .join('|');
}

export interface Place {
  id: string;
  name: string;
  latitude: number;
  longitude: number;
}

export interface StagedListing {
  id: string;
  age_years: number | null;
  locality_id: string | null;
  [column: string]: unknown;
}

/** Row of the flats file → row of property.listing without its agent and project; undefined when it cannot be kept. */
export function readFlat(
  row: FlatRow,
  place: Place | undefined,
  tally: ImportTally,
): StagedListing | undefined {
  const { cells } = row;
  const price = parseAmount(cells.flat_price);
  const bedrooms = parseCount(cells.bedrooms);
  const builtUp = parseAmount(cells.buildupArea_sqft);
  const refuse = (reason: string, value: string) => {
    tally.skip(row, reason, value);
    return undefined;
  };
  if (Object.values(cells).some((cell) => cell.includes('\0'))) return refuse('CONTROL_CHARACTER', '');
  if (!price) return refuse('BAD_PRICE', cells.flat_price);
  if (bedrooms == null) return refuse('BAD_BEDROOMS', cells.bedrooms);
  if (!builtUp) tally.correct(row, 'BAD_AREA', cells.buildupArea_sqft);
  if (!place) tally.note('WITHOUT_KNOWN_LOCALITY');
  if (Number.parseInt(cells.flat_type, 10) !== bedrooms) tally.note('BEDROOMS_DIFFER_FROM_FLAT_TYPE');
  return {
    id: idOf('Listing', `mumbai-flats|${naturalKey(row)}`),
    title: `${bedrooms} BHK flat${place ? ` in ${place.name}` : ''}`,
    locality_id: place?.id ?? null,
    property_type: PropertyType.RESIDENTIAL,
    property_sub_type: PropertySubType.APARTMENT,
    standard_status: StandardStatus.ACTIVE,
    list_price: Math.round(price * RUPEES_PER_CRORE),
    original_list_price: Math.round(price * RUPEES_PER_CRORE),
    bedrooms_total: bedrooms,
    bathrooms_total_integer: parseCount(cells.bathrooms) ?? null,
    balconies_total: parseCount(cells.balcony) ?? null,
    has_parking: parking(cells.parking),
    furnishing: FURNISHINGS[cells.furnishing.trim()] ?? null,
    built_up_area_sq_ft: builtUp || null,
    age_years: parseCount(cells.new_age) ?? null,
    ...readFloor(cells.which_floor),
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    location_precision: place ? LocationPrecision.LOCALITY : null,
    h3_cells: place ? h3CellsOf(place) : [],
    photos: [],
    data_source: DataSource.LISTING_FILE,
    is_assignment_synthetic: true,
  };
}

const FURNISHINGS: Record<string, Furnishing> = {
  Unfurnished: Furnishing.UNFURNISHED,
  'Semi Furnished': Furnishing.SEMI_FURNISHED,
  'Fully Furnished': Furnishing.FULLY_FURNISHED,
};

function parking(text: string): boolean | null {
  return text === 'yes' ? true : text === 'no' ? false : null;
}

/** `Higherof 50 floors` → HIGHER, 50. */
function readFloor(text: string) {
  const [, band, floors] = /^(Lower|Middle|Higher)of (\d+) floors?$/.exec(text.trim()) ?? [];
  return { floor_band: band?.toUpperCase() ?? null, floors_total: floors ? Number(floors) : null };
}
