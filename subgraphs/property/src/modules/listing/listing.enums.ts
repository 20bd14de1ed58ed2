import { registerEnumType } from 'type-graphql';

/** RESO Data Dictionary 2.0, lookup StandardStatus. */
export enum StandardStatus {
  ACTIVE = 'ACTIVE',
  ACTIVE_UNDER_CONTRACT = 'ACTIVE_UNDER_CONTRACT',
  CANCELED = 'CANCELED',
  CLOSED = 'CLOSED',
  COMING_SOON = 'COMING_SOON',
  DELETE = 'DELETE',
  EXPIRED = 'EXPIRED',
  HOLD = 'HOLD',
  INCOMPLETE = 'INCOMPLETE',
  PENDING = 'PENDING',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(StandardStatus, {
  name: 'StandardStatus',
  description: 'Where a listing is on its way to the market and off it (RESO StandardStatus).',
  valuesConfig: {
    ACTIVE: { description: 'On the market.' },
    ACTIVE_UNDER_CONTRACT: { description: 'An offer was accepted; others are still taken.' },
    CANCELED: { description: 'The agreement to list was cancelled.' },
    CLOSED: { description: 'Sold.' },
    COMING_SOON: { description: 'Will be on the market soon; no visits yet.' },
    DELETE: { description: 'Entered by mistake.' },
    EXPIRED: { description: 'The agreement to list ran out.' },
    HOLD: { description: 'Taken off the market for a while.' },
    INCOMPLETE: { description: 'A draft.' },
    PENDING: { description: 'An offer was accepted; no others are taken.' },
    WITHDRAWN: { description: 'Taken off the market.' },
  },
});

/** What everyone may see; row level security says the same (migrations: publicly_visible). */
export const PUBLIC_STATUSES: readonly StandardStatus[] = [
  StandardStatus.ACTIVE,
  StandardStatus.ACTIVE_UNDER_CONTRACT,
  StandardStatus.COMING_SOON,
];

/** From which a listing can leave the market. */
export const LEAVING_STATUSES: readonly StandardStatus[] = [
  ...PUBLIC_STATUSES,
  StandardStatus.HOLD,
  StandardStatus.PENDING,
];

/** RESO PropertyType, as far as India's residential market uses it. */
export enum PropertyType {
  RESIDENTIAL = 'RESIDENTIAL',
  RESIDENTIAL_LEASE = 'RESIDENTIAL_LEASE',
  COMMERCIAL_SALE = 'COMMERCIAL_SALE',
  LAND = 'LAND',
}

registerEnumType(PropertyType, {
  name: 'PropertyType',
  description: 'Broad kind of property (RESO PropertyType).',
  valuesConfig: {
    RESIDENTIAL: { description: 'A home for sale.' },
    RESIDENTIAL_LEASE: { description: 'A home to let.' },
    COMMERCIAL_SALE: { description: 'A shop or an office for sale.' },
    LAND: { description: 'A plot.' },
  },
});

/** RESO PropertySubType, as far as the market uses it. */
export enum PropertySubType {
  APARTMENT = 'APARTMENT',
  STUDIO = 'STUDIO',
  DUPLEX = 'DUPLEX',
  SINGLE_FAMILY_RESIDENCE = 'SINGLE_FAMILY_RESIDENCE',
  TOWNHOUSE = 'TOWNHOUSE',
  OFFICE = 'OFFICE',
  RETAIL = 'RETAIL',
  PLOT = 'PLOT',
}

registerEnumType(PropertySubType, {
  name: 'PropertySubType',
  description: 'Kind of property (RESO PropertySubType).',
  valuesConfig: {
    APARTMENT: { description: 'A flat.' },
    STUDIO: { description: 'One room and kitchen (1 RK).' },
    DUPLEX: { description: 'A flat on two floors.' },
    SINGLE_FAMILY_RESIDENCE: { description: 'A bungalow or villa.' },
    TOWNHOUSE: { description: 'A row house.' },
    OFFICE: { description: 'An office.' },
    RETAIL: { description: 'A shop.' },
    PLOT: { description: 'A plot.' },
  },
});

export enum Furnishing {
  UNFURNISHED = 'UNFURNISHED',
  SEMI_FURNISHED = 'SEMI_FURNISHED',
  FULLY_FURNISHED = 'FULLY_FURNISHED',
}

registerEnumType(Furnishing, {
  name: 'Furnishing',
  description: 'Whether it comes with furniture (RESO Furnished).',
  valuesConfig: {
    UNFURNISHED: { description: 'Without.' },
    SEMI_FURNISHED: { description: 'Wardrobes, kitchen, lights, fans.' },
    FULLY_FURNISHED: { description: 'Ready to move in.' },
  },
});

export enum LocationPrecision {
  EXACT = 'EXACT',
  PROJECT = 'PROJECT',
  LOCALITY = 'LOCALITY',
}

registerEnumType(LocationPrecision, {
  name: 'LocationPrecision',
  description: 'What latitude and longitude point at.',
  valuesConfig: {
    EXACT: { description: 'The building.' },
    PROJECT: { description: 'The project’s place in the register.' },
    LOCALITY: { description: 'The middle of the locality only.' },
  },
});
