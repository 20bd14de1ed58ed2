import {
  assertId,
  ConflictError,
  type EntityManager,
  ForbiddenError,
  NotFoundError,
} from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import { assertSignedIn } from '../membership/membership.policy.js';
import {
  type ApplicationStatus,
  decideApplication,
  findApplication,
  type StoredApplication,
} from './agent-application.repository.js';
import type { Agent } from './agent.entity.js';
import { registerAgent } from './agent.registration.js';

/** A reviewer has checked the registration: the person joins, as they accepted. */
export function confirmAgent(context: IdentityContext, applicationId: string): Promise<Agent> {
  return decide(context, applicationId, 'CONFIRMED', (em, application, at) =>
    registerAgent(em, application, { method: 'REVIEW', at }),
  );
}

/** The registration does not hold. */
export function rejectAgent(context: IdentityContext, applicationId: string): Promise<StoredApplication> {
  return decide(context, applicationId, 'REJECTED', async (_em, application) => ({
    ...application,
    status: 'REJECTED',
  }));
}

/** @throws NotFoundError APPLICATION_NOT_FOUND, ConflictError APPLICATION_DECIDED, ForbiddenError SELF_REVIEW */
async function decide<T>(
  { db, audit, now }: IdentityContext,
  applicationId: string,
  status: ApplicationStatus,
  effect: (em: EntityManager, application: StoredApplication, at: Date) => Promise<T>,
): Promise<T> {
  const id = assertId(applicationId, 'applicationId');
  const reviewerId = assertSignedIn(db.viewer);
  const at = now();
  return db.write(async (em) => {
    const application = await findApplication(em, id);
    if (!application)
      throw new NotFoundError('There is no such registration.', { code: 'APPLICATION_NOT_FOUND' });
    const { organizationId, userId } = application;
    if (userId === reviewerId) {
      throw new ForbiddenError('You cannot check your own registration.', { code: 'SELF_REVIEW' });
    }
    await setTransactionUser(em, { userId, organizationId });
    if (!(await decideApplication(em, id, status, at))) {
      throw new ConflictError('This registration was decided already.', { code: 'APPLICATION_DECIDED' });
    }
    const result = await effect(em, application, at);
    await audit.append(em, {
      organizationId,
      actorId: reviewerId,
      action: status === 'CONFIRMED' ? 'AGENT_CONFIRMED' : 'AGENT_REJECTED',
      subjectId: userId,
      at,
    });
    return result;
  });
}
