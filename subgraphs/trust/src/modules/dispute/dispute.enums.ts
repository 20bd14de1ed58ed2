import { registerEnumType } from 'type-graphql';

export enum DisputeSeverity {
  MINOR = 'MINOR',
  MAJOR = 'MAJOR',
  SEVERE = 'SEVERE',
}

export enum DisputeStatus {
  OPEN = 'OPEN',
  UNDER_REVIEW = 'UNDER_REVIEW',
  OVERDUE = 'OVERDUE',
  UPHELD = 'UPHELD',
  DISMISSED = 'DISMISSED',
  WITHDRAWN = 'WITHDRAWN',
}

/** States in which a decision is owed. */
export const PENDING: readonly DisputeStatus[] = [
  DisputeStatus.OPEN,
  DisputeStatus.UNDER_REVIEW,
  DisputeStatus.OVERDUE,
];

export enum DisputeRelation {
  VISIT = 'VISIT',
  BOOKING = 'BOOKING',
  PAYMENT = 'PAYMENT',
}

export enum DisputeAction {
  OPENED = 'OPENED',
  ACCEPTED = 'ACCEPTED',
  OVERDUE = 'OVERDUE',
  UPHELD = 'UPHELD',
  DISMISSED = 'DISMISSED',
  WITHDRAWN = 'WITHDRAWN',
}

export enum DisputeOutcome {
  UPHELD = 'UPHELD',
  DISMISSED = 'DISMISSED',
  WITHDRAWN = 'WITHDRAWN',
}

export enum TriageDecision {
  ACCEPT = 'ACCEPT',
  DISMISS = 'DISMISS',
}

registerEnumType(DisputeSeverity, {
  name: 'DisputeSeverity',
  description: 'How much is at stake. A SEVERE dispute that a reviewer accepted caps the score at 60.',
  valuesConfig: {
    MINOR: { description: 'An inconvenience.' },
    MAJOR: { description: 'A loss, or a false statement that mattered.' },
    SEVERE: { description: 'Money or a home is at stake.' },
  },
});
registerEnumType(DisputeStatus, {
  name: 'DisputeStatus',
  description: 'How a dispute stands.',
  valuesConfig: {
    OPEN: { description: 'Waits for triage and has no effect.' },
    UNDER_REVIEW: { description: 'A reviewer accepted it; what it disputes is set aside.' },
    OVERDUE: { description: 'Was not decided in 30 days: it has no effect until it is.' },
    UPHELD: { description: 'Decided against the subject.' },
    DISMISSED: { description: 'Decided for the subject, or not accepted.' },
    WITHDRAWN: { description: 'Taken back.' },
  },
});
registerEnumType(DisputeRelation, {
  name: 'DisputeRelation',
  description: 'What connects the person who objects with the subject, confirmed by the other side.',
  valuesConfig: {
    VISIT: { description: 'A site visit.' },
    BOOKING: { description: 'A booking with a token payment.' },
    PAYMENT: { description: 'A payment.' },
  },
});
registerEnumType(DisputeAction, {
  name: 'DisputeAction',
  description: 'A step in the history of a dispute.',
  valuesConfig: {
    OPENED: { description: 'It was opened.' },
    ACCEPTED: { description: 'A reviewer accepted it: it acts from here.' },
    OVERDUE: { description: 'Its 30 days ended without a decision: it stopped acting.' },
    UPHELD: { description: 'It was decided against the subject.' },
    DISMISSED: { description: 'It was decided for the subject, or not accepted.' },
    WITHDRAWN: { description: 'It was taken back.' },
  },
});
registerEnumType(DisputeOutcome, {
  name: 'DisputeOutcome',
  description: 'How a dispute ends.',
  valuesConfig: {
    UPHELD: { description: 'Against the subject.' },
    DISMISSED: { description: 'For the subject.' },
    WITHDRAWN: { description: 'Taken back by the person who opened it, as told to the reviewer.' },
  },
});
registerEnumType(TriageDecision, {
  name: 'TriageDecision',
  description: 'Whether a dispute is examined.',
  valuesConfig: {
    ACCEPT: { description: 'It is examined, and acts meanwhile.' },
    DISMISS: { description: 'It is groundless or says nothing that can be examined.' },
  },
});
