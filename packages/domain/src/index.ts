export * from './calendar-day.js';
export * from './check-digits.js';
export * from './contact-digest.js';
export * from './email.js';
export * from './personal-data/find-personal-data.js';
export * from './phone.js';
export * from './text.js';
export * from './tax-number.js';
