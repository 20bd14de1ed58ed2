import { describe, expect, it } from '@jest/globals';
import {
  type AckedLead,
  checkLeadLogs,
  type LeadTables,
  promiseKept,
  type SeenLead,
} from './check-lead-logs.js';

/** Two agents in turn, as a run without a fault leaves it. */
const numbers = [1, 2, 3, 4, 5, 6];
const agentOf = (n: number) => (n % 2 ? 'asha' : 'ravi');
const acked: AckedLead[] = numbers.map((n) => ({ key: `k${n}`, leadId: `l${n}` }));
const seen: SeenLead[] = numbers.map((n) => ({ agentId: agentOf(n), eventId: `e${n}`, leadId: `l${n}` }));
const tables: LeadTables = {
  leadIds: acked.map(({ leadId }) => leadId),
  assignments: numbers.map((n) => ({ leadId: `l${n}`, agentId: agentOf(n) })),
  feed: numbers.map((n) => ({
    agentId: agentOf(n),
    seq: Math.ceil(n / 2),
    eventId: `e${n}`,
    leadId: `l${n}`,
  })),
};
const without = <T>(list: readonly T[], at: number) => list.filter((_, index) => index !== at);

describe('checkLeadLogs', () => {
  it('is content with a run that kept the promise', () => {
    expect(checkLeadLogs(acked, seen, tables)).toEqual(promiseKept);
  });

  it('finds an acknowledged lead that is not there', () => {
    const report = checkLeadLogs(acked, seen, { ...tables, leadIds: without(tables.leadIds, 2) });
    expect(report).toEqual({ ...promiseKept, lost: ['l3'] });
  });

  it('finds a lead without an agent, and one with two', () => {
    const none = checkLeadLogs(acked, seen, { ...tables, assignments: without(tables.assignments, 0) });
    expect(none).toEqual({ ...promiseKept, notOneAgent: ['l1'] });
    const second = { leadId: 'l1', agentId: 'ravi' };
    const two = checkLeadLogs(acked, seen, { ...tables, assignments: [...tables.assignments, second] });
    expect(two).toEqual({ ...promiseKept, notOneAgent: ['l1'] });
  });

  it('finds a lead that was never acknowledged, and a second lead for one question', () => {
    expect(checkLeadLogs(without(acked, 5), seen, tables)).toEqual({ ...promiseKept, extra: ['l6'] });
    const twice = checkLeadLogs([...acked, { key: 'k1', leadId: 'l2' }], seen, tables);
    expect(twice).toEqual({ ...promiseKept, extra: ['k1'] });
  });

  it('finds a gap and a double place in a feed', () => {
    const [gap, double] = [4, 2].map((seq) =>
      checkLeadLogs(acked, seen, {
        ...tables,
        feed: tables.feed.map((entry) => (entry.eventId === 'e5' ? { ...entry, seq } : entry)),
      }),
    );
    expect(gap?.holes).toEqual(['asha']);
    expect(double?.holes).toEqual(['asha']);
  });

  it('finds an event that did not arrive', () => {
    expect(checkLeadLogs(acked, without(seen, 3), tables)).toEqual({ ...promiseKept, undelivered: ['e4'] });
  });

  it('finds an event that arrived twice', () => {
    const [first] = seen as [SeenLead];
    const report = checkLeadLogs(acked, [first, ...seen], tables);
    expect(report).toEqual({ ...promiseKept, repeated: ['e1'] });
  });

  it('finds disorder, and an event on another agent’s screen', () => {
    const disordered = checkLeadLogs(acked, [...seen].reverse(), tables);
    expect(disordered).toEqual({ ...promiseKept, misplaced: ['e4', 'e2', 'e3', 'e1'] });
    const foreign = checkLeadLogs(acked, [...seen, { agentId: 'ravi', eventId: 'e1', leadId: 'l1' }], tables);
    expect(foreign).toEqual({ ...promiseKept, misplaced: ['e1'] });
  });
});
