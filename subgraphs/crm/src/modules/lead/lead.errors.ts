import { ConflictError, InvalidInputError, NotFoundError } from '@propmubi/runtime';

export const leadNotFound = () => new NotFoundError('There is no such lead.', { code: 'LEAD_NOT_FOUND' });

export const listingNotFound = () =>
  new NotFoundError('There is no such listing on the market.', { code: 'LISTING_NOT_FOUND' });

export const noBrokerageForProject = () =>
  new NotFoundError('No brokerage sells homes in this project.', { code: 'NO_BROKERAGE_FOR_PROJECT' });

export const consentRequired = () =>
  new InvalidInputError('Consent to be contacted about this is required.', {
    code: 'CONSENT_REQUIRED',
  });

export const consentMissing = (channel: string) =>
  new ConflictError('The buyer has not agreed to be contacted this way.', {
    code: 'CONSENT_MISSING',
    details: { channel },
  });

export const leadNotYours = () =>
  new ConflictError('Another agent has this lead.', { code: 'LEAD_NOT_YOURS' });

export const leadNotAccepted = () =>
  new ConflictError('Accept the lead first.', { code: 'LEAD_NOT_ACCEPTED' });

export const leadAlreadyAssigned = () =>
  new ConflictError('An agent already has this lead.', { code: 'LEAD_ALREADY_ASSIGNED' });

export const leadNotInPond = () =>
  new ConflictError('This lead is not in the pond, or no longer.', { code: 'LEAD_NOT_IN_POND' });

export const listingBooked = () =>
  new ConflictError('Another buyer has booked this listing.', { code: 'LISTING_BOOKED' });

export const leadClosed = () => new ConflictError('This lead is closed.', { code: 'LEAD_CLOSED' });

export const agentNotEligible = () =>
  new ConflictError('This agent cannot take a lead now: paused, unlicensed or at a cap.', {
    code: 'AGENT_NOT_ELIGIBLE',
  });

export const invalidTransition = (from: string, to: string, allowed: readonly string[]) =>
  new ConflictError(`A lead does not go from ${from} to ${to}.`, {
    code: 'INVALID_STAGE_TRANSITION',
    details: { from, to, allowed },
  });

export const closeReasonRequired = () =>
  new InvalidInputError('Say why the lead is closed.', { code: 'CLOSE_REASON_REQUIRED' });

export const temperatureRequired = () =>
  new InvalidInputError('Say whether the opportunity is hot or warm.', { code: 'TEMPERATURE_REQUIRED' });

export const contactRequired = () =>
  new InvalidInputError('Give a phone number or an e-mail address.', { code: 'CONTACT_REQUIRED' });

export const invalidPhone = () =>
  new InvalidInputError('This is not a phone number.', {
    code: 'INVALID_PHONE',
    details: { field: 'phone' },
  });

export const invalidEmail = () =>
  new InvalidInputError('This is not an e-mail address.', {
    code: 'INVALID_EMAIL',
    details: { field: 'email' },
  });

export const budgetReversed = () =>
  new InvalidInputError('The least budget is above the greatest.', { code: 'INVALID_BUDGET' });

export const subjectRequired = () =>
  new InvalidInputError('Say which listing or project it is about.', { code: 'LEAD_SUBJECT_REQUIRED' });
