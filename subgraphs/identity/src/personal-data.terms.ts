/** Where the account’s own data is in an export. */
export const PROFILE = { file: 'identity/account.json' };
/** How what is not the person’s word is corrected. */
export const DECIDED = 'made by the platform';
