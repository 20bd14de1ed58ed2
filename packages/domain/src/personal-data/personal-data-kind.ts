/** What in a text says how to reach a person, or who they are before the state; with what each means. */
export const PERSONAL_DATA_KINDS = {
  AADHAAR: 'An Aadhaar number.',
  CARD_NUMBER: 'The number of a payment card.',
  EMAIL: 'An e-mail address.',
  PAN: 'A Permanent Account Number.',
  PASSPORT: 'The number of a passport.',
  PHONE: 'A phone number.',
  UPI_ID: 'An address for payments by UPI.',
  VOTER_ID: 'The number of a voter’s card.',
} as const;
export type PersonalDataKind = keyof typeof PERSONAL_DATA_KINDS;
