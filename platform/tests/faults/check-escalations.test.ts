import { describe, expect, it } from '@jest/globals';
import { type Breach, checkEscalations, eachOnce, type EscalationTables } from './check-escalations.js';

const endReason = 'ACCEPT_DEADLINE_MISSED';
const dueAt = '2026-01-01T10:00:00.000Z';
const breach = (assignmentId: string, breachedAt = '2026-01-01T10:00:03.000Z'): Breach => ({
  assignmentId,
  leadId: 'lead',
  dueAt,
  breachedAt,
});
const told = [breach('first'), breach('second')];
const tables: EscalationTables = {
  assignments: ['first', 'second'].map((id) => ({ id, leadId: 'lead', endReason })),
  pond: ['lead'],
  alerts: ['lead'],
};
const check = (breaches = told, changed: Partial<EscalationTables> = {}) =>
  checkEscalations(['lead'], breaches, { ...tables, ...changed }, 120_000);

describe('checkEscalations', () => {
  it('is content when each missed deadline had its consequences once and in time', () => {
    expect(check()).toEqual(eachOnce);
  });

  it('finds a lead that was forgotten', () => {
    expect(check(told, { pond: [] })).toEqual({ ...eachOnce, forgotten: ['lead'] });
  });

  it('finds an end that was not announced, and an announcement of an end that was none', () => {
    expect(check([breach('first')])).toEqual({ ...eachOnce, untold: ['second'] });
    const active = { id: 'second', leadId: 'lead', endReason: null };
    const [first] = tables.assignments as [EscalationTables['assignments'][0]];
    expect(check(told, { assignments: [first, active] })).toEqual({ ...eachOnce, untold: ['second'] });
  });

  it('finds a repetition', () => {
    expect(check([...told, breach('first')])).toEqual({ ...eachOnce, repeated: ['first'] });
  });

  it('finds what came too late, and too early', () => {
    expect(check([breach('first', '2026-01-01T10:02:00.001Z'), breach('second')]).untimely).toEqual([
      'first',
    ]);
    expect(check([breach('first', '2026-01-01T09:59:59.999Z'), breach('second')]).untimely).toEqual([
      'first',
    ]);
  });

  it('finds a manager who was not alerted, and one who was twice', () => {
    expect(check(told, { alerts: [] })).toEqual({ ...eachOnce, notOneAlert: ['lead'] });
    expect(check(told, { alerts: ['lead', 'lead'] })).toEqual({ ...eachOnce, notOneAlert: ['lead'] });
  });
});
