import { codeEnum } from '@propmubi/runtime';

/** Of all models: a reputation that an earlier one computed is read with its own codes. */
export const ReputationReasonCode = codeEnum('ReputationReasonCode', 'Why a reputation is what it is.', {
  COMPLAINTS_HIGH: 'More complaints with the authority than comparable builders have.',
  COMPLAINTS_LOW: 'Fewer complaints with the authority than comparable builders have.',
  DELAY_HIGH: 'More projects are documented as late than those of comparable builders.',
  DELAY_LOW: 'Fewer projects are documented as late than those of comparable builders.',
  DELIVERY_ON_TIME: 'Projects keep close to their promised dates (model reputation/1).',
  DISCLOSURE_FRESH: 'The register was updated more recently than those of comparable builders.',
  DISCLOSURE_STALE: 'The register was updated less recently than those of comparable builders.',
  LITIGATION_HIGH: 'More disclosed court cases than comparable builders have.',
  LITIGATION_LOW: 'Fewer disclosed court cases than comparable builders have.',
  OC_PENDING: 'An occupancy certificate is documented as missing two years after the due date.',
  OVERDUE_NOW: 'A project is past its date and not completed (model reputation/1).',
  RERA_REVOKED: 'A registration of this builder was revoked within the last three years.',
  RERA_REVOKED_NAMESAKE: 'A promoter of the same name in another district had a registration revoked.',
  REVIEWS_HIGH: 'Verified buyers rate it higher than is usual.',
  REVIEWS_LOW: 'Verified buyers rate it lower than is usual.',
  THIN_EVIDENCE: 'No project of this builder is old enough to tell how it delivers.',
});

export const ReputationCapCode = codeEnum(
  'ReputationCapCode',
  'What holds a reputation down, whatever else is known.',
  {
    OC_PENDING: 'An occupancy certificate is documented as missing two years after the due date.',
    RERA_REVOKED: 'A registration of this builder was revoked within the last three years.',
  },
);
