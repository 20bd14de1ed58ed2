import { onEvent } from '@propmubi/runtime';
import { recordEvidence, withdrawEvidence, type NewEvidence } from '../modules/evidence/record-evidence.js';
import { HALF_LIFE_DAYS } from '../modules/score/model/parameters.js';
import { saveRaters } from '../modules/evidence/rater.repository.js';
import { RELATION_WEIGHTS } from '../modules/standing/standing.js';

interface ReviewFacts {
  reviewId: string;
  authorId: string;
  subjectId: string;
  stars: number;
  basis: 'VISIT' | 'BOOKING' | 'PAYMENT';
}

/** Of builders, reputation takes care itself. A held review does not count until a moderator publishes it. */
export const onReviewSubmitted = onEvent('ReviewSubmitted', async ({ data }, em) => {
  if (data.subjectType !== 'AGENT') return;
  if (data.raterCredibility !== null)
    await saveRaters(em, [{ userId: data.authorId, credibility: data.raterCredibility }]);
  if (!data.held) await recordEvidence(em, [reviewEvidence(data, data.submittedAt)]);
});

export const onReviewModerated = onEvent('ReviewModerated', ({ data }, em) => {
  if (data.subjectType !== 'AGENT') return Promise.resolve();
  return data.decision === 'PUBLISHED'
    ? recordEvidence(em, [reviewEvidence(data, data.moderatedAt)])
    : withdrawEvidence(em, { type: 'AGENT', id: data.subjectId }, data.reviewId);
});

/** A visit costs nothing: the word of a visitor is a signal, that of a person who booked or paid a transaction. */
function reviewEvidence(
  { reviewId, authorId, subjectId, stars, basis }: ReviewFacts,
  observedAt: string,
): NewEvidence {
  return {
    subject: { type: 'AGENT', id: subjectId },
    factor: 'REVIEWS',
    kind: 'REVIEW',
    source: basis === 'VISIT' ? 'SIGNAL' : 'TRANSACTION',
    sourceKey: reviewId,
    value: (stars - 1) / 4,
    raterId: authorId,
    credibility: basis === 'VISIT' ? 1 : RELATION_WEIGHTS[basis],
    halfLifeDays: HALF_LIFE_DAYS.REVIEW,
    observedAt,
  };
}
