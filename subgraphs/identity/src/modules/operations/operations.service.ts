import type { EventSource } from '@propmubi/events';
import { assertId, newId, NotFoundError, recordEvent } from '@propmubi/runtime';
import type { IdentityContext } from '../../context.js';
import { assertSignedIn } from '../membership/membership.policy.js';

/**
 * Has a service handle events again that it gave up: each service has its own dead letters, and learns of it by an event.
 * Which of the ids are dead letters is the service’s to know. @throws ForbiddenError STEP_UP_REQUIRED
 */
export async function replayDeadLetters(
  { db, viewer, audit, secondFactors, now }: IdentityContext,
  { service, eventIds: given }: { service: EventSource; eventIds: readonly string[] },
): Promise<number> {
  const userId = assertSignedIn(viewer);
  const eventIds = [...new Set(given.map((id) => assertId(id, 'eventIds')))];
  const requestId = newId();
  await db.write(async (em) => {
    await secondFactors.assertRecentProof(em, userId, viewer.sessionId);
    await recordEvent(em, {
      type: 'DeadLetterReplayRequested',
      organizationId: null,
      data: { requestId, service, eventIds },
    });
    await audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'DEAD_LETTERS_REPLAYED',
      subjectId: requestId,
      details: { service: service.toUpperCase(), eventIds },
      at: now(),
    });
  });
  return eventIds.length;
}

/**
 * Gives the failed jobs of a queue to it again. @throws NotFoundError JOB_QUEUE_NOT_FOUND; ForbiddenError STEP_UP_REQUIRED
 */
export async function retryFailedJobs(
  { db, viewer, audit, secondFactors, now, jobQueues }: IdentityContext,
  { queue: name }: { queue: string },
): Promise<number> {
  const userId = assertSignedIn(viewer);
  const queue = jobQueues.get(name);
  return db.write(async (em) => {
    await secondFactors.assertRecentProof(em, userId, viewer.sessionId);
    if (!queue) throw new NotFoundError('There is no such queue.', { code: 'JOB_QUEUE_NOT_FOUND' });
    const retried = await queue.retryFailed(em);
    await audit.append(em, {
      organizationId: null,
      actorId: userId,
      action: 'JOBS_RETRIED',
      subjectId: newId(),
      details: { queue: name.toUpperCase(), retried },
      at: now(),
    });
    return retried;
  });
}
