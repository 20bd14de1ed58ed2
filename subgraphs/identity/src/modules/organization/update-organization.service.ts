import { normalizeEmail } from '@propmubi/domain';
import type { EntityManager, Limit } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { invalidField, parseOrganizationName } from '../../validation/index.js';
import { beginSettingsChange } from '../membership/begin-settings-change.js';
import { assertManages } from '../membership/membership.repository.js';
import { type Contact, readVerifiedContact } from '../user/contact.repository.js';
import {
  findBrands,
  findRequestedName,
  saveBrand,
  setRequestedName,
} from './organization-brand.repository.js';
import { type BrandFields, parseBrand } from './organization-brand.rules.js';
import type { UpdateOrganizationInput, UpdateOrganizationPayload } from './organization-brand.types.js';
import { Organization } from './organization.entity.js';

const CHANGES: Limit = {
  name: 'organization-changes',
  points: 30,
  windowSeconds: 60 * 60,
  onRedisDown: 'refuse',
};

const NONE: BrandFields = {
  logo: null,
  colour: null,
  about: null,
  websiteUrl: null,
  contactEmail: null,
  contactPhone: null,
};

/**
 * A manager changes how the brokerage shows itself. Its name was checked against its papers: another one is a request, which a
 * reviewer confirms or refuses.
 * @throws InvalidInputError with a code per field (CONTACT_NOT_PROVEN for what is not the manager’s own), ForbiddenError, STEP_UP_REQUIRED, FRESH_SIGN_IN_REQUIRED
 */
export async function updateOrganization(
  context: IdentityContext,
  input: UpdateOrganizationInput,
): Promise<UpdateOrganizationPayload> {
  const { db, audit, keys, now } = context;
  const brand = parseBrand(input);
  const name = input.name == null ? input.name : parseOrganizationName(input.name);
  const manager = await beginSettingsChange(context, CHANGES);
  const { organizationId } = manager;
  const at = now();
  return db.write(async (em) => {
    await setTransactionUser(em, manager);
    await assertManages(em, manager);
    const organization = await em.findOneOrFail(Organization, { id: organizationId });
    const [before] = await findBrands(em, [organizationId]);
    assertProven(brand, before ?? NONE, await readVerifiedContact(em, keys, manager.userId));
    const fields = Object.keys(brand);
    if (fields.length > 0) await saveBrand(em, manager, { ...NONE, ...before, ...brand }, at);
    if (name !== undefined) await requestName(em, organization, name);
    const changed = [...fields, ...(name === undefined ? [] : ['requestedName'])].sort();
    if (changed.length > 0)
      await audit.append(em, {
        organizationId,
        actorId: manager.userId,
        action: 'ORGANIZATION_CHANGED',
        subjectId: organizationId,
        details: { fields: changed.join(' ') },
        at,
      });
    return { organization, requestedName: await findRequestedName(em, organizationId) };
  });
}

/** A contact that is new has to be the manager’s own: no one else’s is published. @throws InvalidInputError CONTACT_NOT_PROVEN */
function assertProven(
  { contactEmail, contactPhone }: Partial<BrandFields>,
  before: BrandFields,
  { email, phone }: Contact,
): void {
  const owned = [
    ['contactEmail', contactEmail, email && normalizeEmail(email)],
    ['contactPhone', contactPhone, phone],
  ] as const;
  for (const [field, given, own] of owned)
    if (given != null && given !== before[field] && given !== own)
      throw invalidField(
        field,
        'CONTACT_NOT_PROVEN',
        'Give your own number or address, as you have confirmed it by a code.',
      );
}

/** The name it has is no request. */
async function requestName(
  em: EntityManager,
  organization: Organization,
  name: string | null,
): Promise<void> {
  await setRequestedName(em, organization.id, name === organization.name ? null : name);
}
