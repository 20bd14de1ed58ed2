export * from './config.js';
export * from './subgraph.js';
export type { IdentityOverrides, IdentitySubgraph } from './subgraph.types.js';
export { cursorOf } from './modules/audit/export-chains.js';
export {
  ACCESS_TOKEN_AUDIENCE,
  ACCESS_TOKEN_ISSUER,
  ACCESS_TOKEN_TYPE,
  publicJwks,
} from './modules/session/access-token.js';
export { revokedSessionKey, SESSION_REVOKED_CHANNEL } from './modules/session/session-revocation.js';
export {
  DEVELOPMENT_INBOX_KEY,
  developmentOtpKey,
  type InboxMessage,
} from './modules/sms/console-sms-sender.js';
export type { EmailMessage, EmailSender } from './modules/email/email-sender.js';
export { type OtpLimits, otpLimits } from './modules/otp/otp-limits.js';
export type { OfferedChallenge, RequestChallenge } from './modules/otp/request-challenge.js';
export type { OtpMessage, SmsSender } from './modules/sms/sms-sender.js';
export { formerPepperKeys } from './security/keys.js';
export type { IdentityWorld } from './seed.js';
export { identityPersonalData } from './personal-data.js';
export { migrations as identityMigrations } from './migrations/index.js';
