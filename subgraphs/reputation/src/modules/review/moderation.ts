import { ReviewStatus } from './review.entity.js';
import { ReviewDecision } from './review.inputs.js';

export const STATUS_AFTER: Record<ReviewDecision, ReviewStatus> = {
  [ReviewDecision.PUBLISH]: ReviewStatus.PUBLISHED,
  [ReviewDecision.REJECT]: ReviewStatus.REJECTED,
  [ReviewDecision.HOLD]: ReviewStatus.HELD,
  [ReviewDecision.REMOVE]: ReviewStatus.REMOVED,
};

/** Whether a moderator's reason is a stable code. */
export function isReason(reason: string): boolean {
  return /^[A-Z][A-Z0-9_]{2,63}$/.test(reason);
}
