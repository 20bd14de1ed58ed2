import { createUserErrors } from '@propmubi/runtime';

/** The expected failures of this subgraph’s mutations: what each code means, and which field of the input it is about. */
export const UserErrors = createUserErrors({
  AREA_ORDER: { means: 'Areas grow: carpet, built-up, super built-up.', field: 'carpetAreaSqFt' },
  BUILDER_NOT_FOUND: { means: 'There is no such builder.', field: 'builderId' },
  CLOSE_PRICE_WITHOUT_SALE: { means: 'A close price belongs to a sale.', field: 'closePrice' },
  DATE_IN_PAST: { means: 'The day is in the past.', field: 'proposedCompletionOn' },
  FORBIDDEN: { means: 'Only members of a brokerage write listings.' },
  INCOMPLETE_PLACE: { means: 'Latitude and longitude are given together.', field: 'latitude' },
  INVALID_AREA: { means: 'An area is above zero.', field: 'carpetAreaSqFt' },
  INVALID_COUNT: { means: 'A number of rooms, floors or years is out of range.' },
  INVALID_ID: { means: 'An id is not one of this graph.' },
  INVALID_PHOTO: { means: 'A photo is not an https address.', field: 'photos' },
  INVALID_PIN_CODE: { means: 'Not a PIN code.', field: 'pinCode' },
  INVALID_PRICE: { means: 'The price is above zero.', field: 'listPrice' },
  INVALID_RERA_NUMBER: { means: 'Not a MahaRERA number.', field: 'reraNumber' },
  LISTING_NOT_FOUND: { means: 'There is no such listing.', field: 'id' },
  LISTING_STATUS: { means: 'The listing’s status does not allow this.', field: 'id' },
  LISTING_WITHOUT_PHOTOS: { means: 'A listing is published with a photo.', field: ['photos', 'id'] },
  LISTING_WITHOUT_PRICE: { means: 'A listing is published with a price.', field: ['listPrice', 'id'] },
  NOT_YOUR_BUILDER: { means: 'The viewer’s organization does not act for this builder.', field: 'builderId' },
  NOT_YOUR_LISTING: {
    means: 'The listing belongs to another person or brokerage.',
    field: ['id', 'agentId'],
  },
  PLACE_OUT_OF_REGION: { means: 'The place is outside the Mumbai region.', field: 'latitude' },
  PROJECT_EXISTS: { means: 'The RERA number is on the register already.', field: 'reraNumber' },
  PROJECT_NOT_FOUND: { means: 'There is no such project.', field: ['projectId', 'id'] },
  UNKNOWN_AGENT: { means: 'The organization has no such agent.', field: 'agentId' },
  UNKNOWN_LOCALITY: { means: 'There is no such locality.', field: 'localityId' },
  UNKNOWN_PROJECT: { means: 'There is no such project.', field: 'projectId' },
});
