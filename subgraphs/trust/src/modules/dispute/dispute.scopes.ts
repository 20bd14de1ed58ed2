export const DECIDE = 'disputes:decide';
