import {
  byRule,
  IDEMPOTENCY,
  INFRASTRUCTURE,
  personal,
  type PersonalDataMap,
  type PersonalTable,
  type RetentionRule,
  untilErased,
} from '@propmubi/privacy';

export const rejectedReviews: RetentionRule = {
  name: 'rejected_reviews',
  days: 365,
  what: 'reviews that a moderator rejected or removed: the text emptied',
};
export const rejectedReplies: RetentionRule = {
  name: 'rejected_replies',
  days: 365,
  what: 'replies that a moderator rejected or removed: the text emptied',
};

const written: Record<string, PersonalTable> = {
  review: {
    people: { author_id: 'the author', moderated_by: 'a moderator' },
    personal: {
      text: personal({
        what: 'A review in the words of its author',
        purpose: 'REVIEW',
        retention: {
          text: 'until the person is erased; 365 days after a moderator rejected or removed it',
          job: rejectedReviews.name,
        },
        erasure: 'CLEARED',
        correction: 'another review after 90 days',
        exported: { file: 'reputation/reviews.json' },
      }),
    },
    other: {
      subject_type: 'code',
      basis: 'code',
      status: 'code',
      moderation_reason: 'code',
      hold_reason: 'code',
      idempotency_key: 'made by the client for one request',
    },
  },
  review_reply: {
    people: { author_id: 'the author', moderated_by: 'a moderator' },
    personal: {
      text: personal({
        what: 'What the reviewed answers, in their words',
        purpose: 'REVIEW',
        retention: byRule(rejectedReplies, 'a moderator rejected or removed it'),
        erasure: 'CLEARED',
        correction: 'another reply after a rejection',
        exported: { file: 'reputation/replies.json' },
      }),
    },
    other: { status: 'code', moderation_reason: 'code' },
  },
  review_vote: { people: { voter_id: 'who votes' }, personal: {} },
};

/** What reviews and reputation keep of people. */
export const reputationPersonalData: PersonalDataMap = {
  schema: 'reputation',
  tables: {
    ...INFRASTRUCTURE,
    ...written,
    idempotency: IDEMPOTENCY,
    verified_interaction: { people: { buyer_id: 'a buyer' }, personal: {}, other: { basis: 'code' } },
    proven_person: { people: { user_id: 'whose identity is proven' }, personal: {}, other: { kind: 'code' } },
    rater: { people: { user_id: 'a rater', voice: 'the first of those who share a device' }, personal: {} },
    rater_key: {
      people: { user_id: 'who signed in on a device' },
      personal: {
        digest: personal({
          what: 'Keyed hash of a device, by which reviewers who share one are one voice',
          purpose: 'SECURITY',
          retention: untilErased,
          erasure: 'DELETED',
          correction: 'made by the platform',
          exported: { not: 'a hash' },
        }),
      },
      other: { kind: 'code' },
    },
    reviewable_agent: { people: { user_id: 'an agent' }, personal: {} },
    brokerage_member: {
      people: { user_id: 'a member, or one of before' },
      personal: {},
      other: { role: 'code' },
    },
    builder_organization: { without: 'which organization a builder is' },
    builder_reputation: { without: 'scores of promoters' },
    credibility_run: { without: 'hashes and counts' },
    market: { without: 'statistics' },
    project: { without: 'of the public register' },
    project_delivery: { without: 'assessments of projects' },
    revocation: { without: 'of the public register' },
  },
  retention: [rejectedReviews, rejectedReplies],
};
