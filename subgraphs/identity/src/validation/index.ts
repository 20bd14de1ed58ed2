export * from './aadhaar.js';
export * from './checked.js';
export * from './gstin.js';
export * from './organization-name.js';
export * from './pan.js';
export * from './phone.js';
export * from './rera-number.js';
export * from './text.js';
