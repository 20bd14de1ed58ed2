import { findPersonalData } from '@propmubi/domain';
import type { EntityManager } from '@propmubi/runtime';
import { poissonLine } from './review.burst.js';
import { ReviewBasis, ReviewHoldReason, ReviewSubjectType } from './review.entity.js';
import { countOfCluster, reviewPace, type Basis } from './review.repository.js';

/** Subjects without earlier reviews still get a few on a good day. */
const LEAST_PER_DAY = 0.5;
const DAYS_PER_WEEK = 7;

interface Submission {
  subjectType: ReviewSubjectType;
  subjectId: string;
  basis: Basis;
  text: string | null;
}

/**
 * Why a review waits for a moderator, if it does: personal data in its text; more on a day or in a week than the Poisson 99.9 % line of the subject's usual
 * pace; of a builder, a review after a visit (the builder was no party to it), and all but the first in 90 days of buyers
 * who came through the same brokerage, which may be one voice.
 */
export async function holdReasonOf(
  em: EntityManager,
  { subjectType, subjectId, basis, text }: Submission,
  since: Date,
  now: Date,
): Promise<ReviewHoldReason | null> {
  if (text && findPersonalData(text).length > 0) return ReviewHoldReason.PERSONAL_DATA;
  if (subjectType === ReviewSubjectType.BUILDER) {
    if (basis.basis === ReviewBasis.VISIT) return ReviewHoldReason.VISIT_ONLY;
    if ((await countOfCluster(em, subjectId, basis.organizationId, since)) > 0)
      return ReviewHoldReason.SAME_BROKERAGE;
  }
  const pace = await reviewPace(em, subjectId, now);
  const perDay = Math.max(LEAST_PER_DAY, pace.perDay);
  const isBurst =
    pace.lastDay + 1 > poissonLine(perDay) || pace.lastWeek + 1 > poissonLine(DAYS_PER_WEEK * perDay);
  return isBurst ? ReviewHoldReason.BURST : null;
}
