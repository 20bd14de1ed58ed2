import { newId, type TenantScope, UnauthenticatedError } from '@propmubi/runtime';
import { actAs } from '../../security/act-as.js';
import {
  nameSkeleton,
  parseGstin,
  parseName,
  parseOrganizationName,
  parsePan,
} from '../../validation/index.js';
import { staffCannotJoin, worksElsewhere } from '../invitation/invitation.errors.js';
import { BrokerageRole } from '../invitation/invitation.types.js';
import { insertMembership, isStaff, lockMemberships } from '../membership/membership.repository.js';
import type { AuditLog } from '../audit/audit.service.js';
import { Organization, OrganizationRegistration } from './organization.entity.js';
import type { RegisterOrganizationInput } from './organization.inputs.js';

export function createOrganizationService({ audit, now }: { audit: AuditLog; now: () => number }) {
  return {
    /**
     * Makes an organization that waits for a reviewer, with the viewer as its first manager. That its PAN is another’s
     * is found when it is verified: an answer here would say which numbers are registered, and block their owners.
     * @throws ConflictError WORKS_ELSEWHERE for members of another, a pending one included; STAFF_CANNOT_JOIN for those
     * who would judge it and its rivals
     */
    async register(db: TenantScope, input: RegisterOrganizationInput): Promise<Organization> {
      const { userId, organizationId: current } = db.viewer;
      if (!userId) throw new UnauthenticatedError();
      if (current) throw worksElsewhere();
      const name = parseOrganizationName(input.name);
      const city = parseName(input.city, 'city');
      const pan = parsePan(input.pan);
      const gstin = input.gstin ? parseGstin(input.gstin, pan) : null;
      const at = new Date(now());
      const id = newId();
      return db.write(async (em) => {
        await actAs(em, { userId });
        // The token may be older than a membership, so the table decides.
        if ((await lockMemberships(em, userId)).length > 0) throw worksElsewhere();
        if (await isStaff(em, userId)) throw staffCannotJoin();
        await actAs(em, { userId, organizationId: id });
        const organization = em.create(Organization, {
          id,
          name,
          nameSkeleton: nameSkeleton(name),
          city,
          createdAt: at,
          updatedAt: at,
        });
        await em.flush();
        em.create(OrganizationRegistration, { organizationId: id, pan, gstin });
        await em.flush();
        await insertMembership(em, id, userId, BrokerageRole.BROKERAGE_MANAGER);
        await audit.append(em, {
          organizationId: id,
          actorId: userId,
          action: 'ORGANIZATION_REGISTERED',
          subjectId: id,
          at,
        });
        return organization;
      });
    },
  };
}

export type OrganizationService = ReturnType<typeof createOrganizationService>;
