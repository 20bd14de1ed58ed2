import { describe, expect, it } from '@jest/globals';
import { monthlyCost } from './cost.js';
import { PHASES } from './phases.js';
import { planCapacity, type Workload } from './plan.js';
import { UNIT_COSTS } from './unit-costs.js';

const MACHINE = { cores: 4, memoryBytes: 16 * 2 ** 30 };
const NOTHING: Workload = { operations: 0, kept: 0, leads: 0, screens: 0, events: 0 };

describe('planCapacity', () => {
  it('keeps two of each process and three machines where nothing happens', () => {
    expect(planCapacity(NOTHING, MACHINE)).toEqual({
      cores: { operations: 0, kept: 0, leads: 0, events: 0, all: 0 },
      processes: 12,
      memoryBytes: 12 * UNIT_COSTS.processBytes.value,
      machines: 3,
      connections: 140,
    });
  });

  it('adds up what was measured, and leaves two fifths of each core free', () => {
    const { cores, processes, machines, connections } = planCapacity(
      { operations: 1_000, kept: 0.5, leads: 100, screens: 0, events: 1_000 },
      MACHINE,
    );
    expect(cores).toEqual({
      operations: expect.closeTo(11.35),
      kept: expect.closeTo(1.5),
      leads: expect.closeTo(2.4),
      events: expect.closeTo(2.3),
      all: expect.closeTo(17.55),
    });
    expect(processes).toBe(30);
    expect(machines).toBe(8);
    expect(connections).toBe(20 * 14);
  });

  it('gives machines for memory where screens take more of it than work takes cores', () => {
    const { machines, memoryBytes } = planCapacity({ ...NOTHING, screens: 2_000_000 }, MACHINE);
    expect(memoryBytes / 2 ** 30).toBeCloseTo(49.4, 1);
    expect(machines).toBe(6);
  });

  it('needs less where more is kept', () => {
    const withKept = (kept: number) => planCapacity({ ...NOTHING, operations: 500, kept }, MACHINE).machines;
    expect([withKept(0), withKept(0.8), withKept(1)]).toEqual([5, 3, 3]);
  });
});

describe('a phase', () => {
  it('is larger than the one before, and says by our metrics when it is over', () => {
    const cores = PHASES.map(({ workload }) => planCapacity(workload, MACHINE).cores.all);
    expect(cores).toEqual([...cores].sort((one, other) => one - other));
    for (const { leaveWhen } of PHASES) expect(leaveWhen).toMatch(/propmubi:\w+:\w+.* > /);
  });
});

describe('monthlyCost', () => {
  it('multiplies machines, and counts two Redis', () => {
    const plan = planCapacity(NOTHING, MACHINE);
    const prices = { currency: 'INR', machine: 100, database: 1_000, redis: 50, fixed: 7 };
    expect(monthlyCost(plan, prices)).toEqual({ machines: 300, stores: 1_100, fixed: 7, all: 1_407 });
  });
});
