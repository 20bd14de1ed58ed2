import { onEvent } from '@propmubi/runtime';
import { recordEvidence, withdrawEvidence, type NewEvidence } from '../modules/evidence/index.js';
import { HALF_LIFE_DAYS } from '../modules/score/model/index.js';

interface ReviewFacts {
  reviewId: string;
  subjectId: string;
  stars: number;
}

/** Of builders, reputation takes care itself. A held review does not count until a moderator publishes it. */
export const onReviewSubmitted = onEvent('ReviewSubmitted', ({ data }, em) =>
  data.subjectType === 'AGENT' && !data.held
    ? recordEvidence(em, [reviewEvidence(data, data.submittedAt)])
    : Promise.resolve(),
);

export const onReviewModerated = onEvent('ReviewModerated', ({ data }, em) => {
  if (data.subjectType !== 'AGENT') return Promise.resolve();
  return data.decision === 'PUBLISHED'
    ? recordEvidence(em, [reviewEvidence(data, data.moderatedAt)])
    : withdrawEvidence(em, { type: 'AGENT', id: data.subjectId }, data.reviewId);
});

function reviewEvidence({ reviewId, subjectId, stars }: ReviewFacts, observedAt: string): NewEvidence {
  return {
    subject: { type: 'AGENT', id: subjectId },
    factor: 'REVIEWS',
    kind: 'REVIEW',
    source: 'TRANSACTION',
    sourceKey: reviewId,
    value: (stars - 1) / 4,
    halfLifeDays: HALF_LIFE_DAYS.REVIEW,
    observedAt,
  };
}
