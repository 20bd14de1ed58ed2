import { registerEnumType } from 'type-graphql';

export enum EnquiryEventKind {
  ASSIGNED = 'ASSIGNED',
  ACCEPTED = 'ACCEPTED',
  CONTACTED = 'CONTACTED',
  VISIT_CHANGED = 'VISIT_CHANGED',
  PAYMENT_RECORDED = 'PAYMENT_RECORDED',
  CLOSED = 'CLOSED',
  MESSAGED = 'MESSAGED',
}
registerEnumType(EnquiryEventKind, {
  name: 'EnquiryEventKind',
  description: 'What happened to a buyer’s enquiry.',
  valuesConfig: {
    ASSIGNED: { description: 'An agent got it.' },
    ACCEPTED: { description: 'The agent accepted it.' },
    CONTACTED: { description: 'The agent recorded the first contact.' },
    VISIT_CHANGED: { description: 'A visit was requested, agreed, moved, completed or cancelled.' },
    PAYMENT_RECORDED: { description: 'The brokerage recorded a payment, which the buyer may confirm.' },
    CLOSED: { description: 'It was closed: booked, unqualified or lost.' },
    MESSAGED: { description: 'The buyer or the agent wrote to the other; the event’s id is the message’s.' },
  },
});

export enum PondEventKind {
  ENTERED = 'ENTERED',
  LEFT = 'LEFT',
}
registerEnumType(PondEventKind, {
  name: 'PondEventKind',
  description: 'What happened to a lead of the pond.',
  valuesConfig: {
    ENTERED: { description: 'It can be claimed.' },
    LEFT: { description: 'An agent has it, or it was closed.' },
  },
});
