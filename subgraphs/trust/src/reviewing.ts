import { ForbiddenError, query, sql, type EntityManager, type Viewer } from '@propmubi/runtime';

/**
 * Lets the rest of this transaction read what reviewers read across tenants (the policies `reviewed`).
 * @throws ForbiddenError MISSING_SCOPE
 */
export async function readAsReviewer(em: EntityManager, viewer: Viewer, scope: string): Promise<void> {
  if (!viewer.scopes.includes(scope)) {
    throw new ForbiddenError('Your role does not grant this.', {
      code: 'MISSING_SCOPE',
      details: { requiredScopes: [scope] },
    });
  }
  await readAcrossTenants(em);
}

/** The same for the platform's own jobs. Never called for a request. */
export async function readAcrossTenants(em: EntityManager): Promise<void> {
  await query(em, sql`select set_config('app.reviewing', 'on', true)`);
}
