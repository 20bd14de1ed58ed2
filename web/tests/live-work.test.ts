import { describe, expect, it } from '@jest/globals';
import { promiseOf } from '../src/features/manage/promise.js';
import { accepted, advanced, noted } from '../src/features/work/expected-lead.js';
import { waitingOf } from '../src/features/work/incoming.js';
import type { Lead } from '../src/features/work/lead-query.js';
import type { IncomingLead } from '../src/features/work/live-assignments.js';
import type { LeadStage } from '../src/graphql/graphql.js';

describe('waitingOf', () => {
  const arrived = (id: string, acceptDueAt: string | null, stage: LeadStage = 'INCOMING') =>
    ({ lead: { id, stage }, assignment: { acceptDueAt } }) as IncomingLead;
  const askedAgain = (id: string) => {
    const event = arrived(id, later);
    return { ...event, lead: { ...event.lead, acceptedAt: later } } as IncomingLead;
  };
  const later = new Date(Date.now() + 60_000).toISOString();

  it('has what can still be accepted, but for the lead that is on the screen', () => {
    const events = [
      arrived('a', later),
      arrived('b', later),
      arrived('over', '2020-01-01T00:00:00Z'),
      arrived('claimed', null),
      arrived('advanced', later, 'PROSPECT'),
      askedAgain('accepted'),
    ];
    expect(waitingOf(events, 'b').map(({ lead }) => lead?.id)).toEqual(['a']);
  });
});

describe('promiseOf', () => {
  const assignment = { id: 'a', acceptDueAt: '2026-11-27T11:00:00Z', contactDueAt: '2026-11-27T13:00:00Z' };
  const open = { assignment, acceptedAt: null, firstContactedAt: null };

  it('is to accept, then to contact, then none', () => {
    expect(promiseOf(open)).toEqual({ kind: 'ACCEPT', dueAt: assignment.acceptDueAt });
    const accepted = { ...open, acceptedAt: '2026-11-27T10:30:00Z' };
    expect(promiseOf(accepted)).toEqual({ kind: 'CONTACT', dueAt: assignment.contactDueAt });
    expect(promiseOf({ ...accepted, firstContactedAt: '2026-11-27T10:40:00Z' })).toBeUndefined();
  });

  it('is none of a lead that no agent has', () => {
    expect(promiseOf({ ...open, assignment: null })).toBeUndefined();
  });
});

describe('what is expected of a lead', () => {
  const lead = {
    id: 'a',
    stage: 'PROSPECT',
    temperature: 'WARM',
    acceptedAt: null,
    activities: { edges: [{ node: { id: 'first' } }] },
  } as unknown as Lead;
  const newest = ({ activities }: Lead) => activities?.edges[0]?.node;

  it('is accepted now', () => {
    const { acceptedAt } = accepted(lead, { input: { leadId: 'a' } });
    expect(Date.now() - Date.parse(acceptedAt ?? '')).toBeLessThan(1_000);
  });

  it('has the stage it is moved to, and the step on top of its timeline', () => {
    const moved = advanced(lead, { input: { leadId: 'a', stage: 'NEGOTIATION', note: 'Asks for less.' } });
    expect(moved).toMatchObject({ stage: 'NEGOTIATION', temperature: 'WARM' });
    expect(newest(moved)).toMatchObject({
      kind: 'STAGE_CHANGED',
      fromStage: 'PROSPECT',
      note: 'Asks for less.',
    });
    expect(moved.activities?.edges).toHaveLength(2);
  });

  it('has the note on top of its timeline', () => {
    const said = noted(lead, { input: { leadId: 'a', note: 'Calls at six.', idempotencyKey: 'k' } });
    expect(newest(said)).toMatchObject({ kind: 'NOTE_ADDED', note: 'Calls at six.' });
  });
});
