export * from './client.js';
export * from './generated/index.js';
export { FINAL_CODES } from './live-lead-errors.js';
export * from './live-leads.js';
export * from './operations.js';
export { RequestError } from './request-error.js';
export { requestOtp } from './request-otp.js';
export * from './receipt/index.js';
export * from './session.js';
