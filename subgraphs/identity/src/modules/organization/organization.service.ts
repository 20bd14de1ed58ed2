import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { ConflictError, newId, type TenantScope, UnauthenticatedError } from '@propmubi/runtime';
import { actAs } from '../../security/act-as.js';
import { parseGstin, parseName, parsePan } from '../../validation/index.js';
import type { AuditLog } from '../audit/audit.service.js';
import { Organization, OrganizationRegistration } from './organization.entity.js';
import type { RegisterOrganizationInput } from './organization.inputs.js';

export function createOrganizationService({ audit, now }: { audit: AuditLog; now: () => number }) {
  return {
    /**
     * Makes a tenant, with whoever registers it as its first manager.
     * @throws ConflictError ORGANIZATION_EXISTS when the PAN is registered, WORKS_ELSEWHERE for members of another
     */
    async register(db: TenantScope, input: RegisterOrganizationInput): Promise<Organization> {
      const { userId, organizationId: current } = db.viewer;
      if (!userId) throw new UnauthenticatedError();
      if (current) throw worksElsewhere();
      const name = parseName(input.name);
      const city = parseName(input.city, 'city');
      const pan = parsePan(input.pan);
      const gstin = input.gstin ? parseGstin(input.gstin, pan) : null;
      const at = new Date(now());
      const id = newId();
      try {
        return await db.write(async (em) => {
          await actAs(em, { userId, organizationId: id });
          const organization = em.create(Organization, { id, name, city, createdAt: at, updatedAt: at });
          await em.flush();
          em.create(OrganizationRegistration, { organizationId: id, pan, gstin });
          await em.flush();
          // The token may be older than a membership, so the table decides.
          const [elsewhere] = await em.execute(`select 1 from identity.membership where user_id = ?`, [
            userId,
          ]);
          if (elsewhere) {
            throw worksElsewhere();
          }
          await em.execute(
            `insert into identity.membership (organization_id, user_id, role) values (?, ?, 'BROKERAGE_MANAGER')`,
            [id, userId],
          );
          await audit.append(em, {
            organizationId: id,
            actorId: userId,
            action: 'ORGANIZATION_REGISTERED',
            subjectId: id,
            at,
          });
          return organization;
        });
      } catch (error) {
        if (!(error instanceof UniqueConstraintViolationException)) throw error;
        throw new ConflictError('A brokerage with this PAN is registered already.', {
          code: 'ORGANIZATION_EXISTS',
          cause: error,
        });
      }
    },
  };
}

export type OrganizationService = ReturnType<typeof createOrganizationService>;

function worksElsewhere(): ConflictError {
  return new ConflictError('You already work for a brokerage.', { code: 'WORKS_ELSEWHERE' });
}
