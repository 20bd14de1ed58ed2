import { type ContactDigests, normalizeEmail, normalizePhone, visibleText } from '@propmubi/domain';
import { assertAuthenticated, hasRole, type Viewer } from '@propmubi/runtime';
import type { ContactDetails, Enquirer } from '../lead/contact/contact.repository.js';
import * as errors from '../lead/lead.errors.js';
import type { LeadContactInput } from './create-lead.inputs.js';

/**
 * Who makes the enquiry. A partner is not the buyer, and neither is who works for the brokerage that answers: they write
 * down a person they met. As its buyers they could confirm visits and payments to themselves, and with those speak
 * against any builder or project.
 */
export function enquirerOf(viewer: Viewer, organizationId: string): Enquirer {
  assertAuthenticated(viewer);
  const { userId } = viewer;
  if (viewer.organizationId === organizationId) return { kind: 'AGENT', userId };
  return { kind: hasRole(viewer, 'PARTNER') ? 'PARTNER' : 'BUYER', userId };
}

/**
 * The details in the one form in which two spellings are equal; a blank one counts as left out.
 * @throws InvalidInputError INVALID_PHONE, INVALID_EMAIL, CONTACT_REQUIRED
 */
export function contactDetails(input: LeadContactInput, digests: ContactDigests): ContactDetails {
  const phone = isBlank(input.phone) ? null : normalizePhone(input.phone as string)?.e164;
  if (phone === undefined) throw errors.invalidPhone();
  const email = isBlank(input.email) ? null : normalizeEmail(input.email as string);
  if (email === undefined) throw errors.invalidEmail();
  if (!phone && !email) throw errors.contactRequired();
  return {
    name: visibleText(input.name ?? '') || null,
    phone,
    phoneDigests: phone ? digests.all('PHONE', phone) : [],
    email,
  };
}

/** Keyed digest of the number, or else of the address: a partner's enquiries for one customer are counted by it. */
export function customerKey({ phone, email }: ContactDetails, digests: ContactDigests): string {
  return phone ? digests.of('PHONE', phone) : digests.of('EMAIL', email as string);
}

function isBlank(text: string | null | undefined): boolean {
  return visibleText(text ?? '') === '';
}
