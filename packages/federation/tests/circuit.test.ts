import { beforeEach, describe, expect, it } from '@jest/globals';
import { Circuit } from '../src/transports/circuit.js';
import { Slots } from '../src/transports/slots.js';

describe('Circuit', () => {
  let now: number;
  let states: string[];
  let circuit: Circuit;
  beforeEach(() => {
    now = 0;
    states = [];
    circuit = new Circuit({
      breakAtFailureShare: 0.5,
      breakMinimumRps: 1,
      breakForMs: 5_000,
      isFailure: (error) => error === 'down',
      refusal: () => new Error('refused'),
      onChange: (state) => states.push(state),
      now: () => now,
    });
  });
  const succeed = () => circuit.run(() => Promise.resolve('answer'));
  const fail = (error = 'down') =>
    circuit.run(() => Promise.reject(error as unknown as Error)).catch(() => 'failed');
  const open = async () => {
    for (let n = 0; n < 10; n++) await fail();
    expect(states).toEqual(['open']);
  };

  it('opens above the share of failures, and not at it', async () => {
    for (let n = 0; n < 10; n++) {
      await succeed();
      await fail();
    }
    expect(states).toEqual([]);
    await fail();
    expect(states).toEqual(['open']);
    await expect(succeed()).rejects.toThrow('refused');
  });

  it('stays closed below the rate, and for errors that are no failures', async () => {
    for (let n = 0; n < 9; n++) await fail();
    for (let n = 0; n < 50; n++) await fail('not found');
    expect(states).toEqual([]);
    await fail();
    expect(states).toEqual(['open']);
  });

  it('forgets what is ten seconds old, also after a pause', async () => {
    for (let n = 0; n < 9; n++) await fail();
    now = 10_000;
    await fail();
    expect(states).toEqual([]);
    now = 3_600_000;
    for (let n = 0; n < 9; n++) await fail();
    expect(states).toEqual([]);
    now += 9_000;
    await fail();
    expect(states).toEqual(['open']);
  });

  it('lets one request through when its time is over, and the others wait for it', async () => {
    await open();
    now = 4_999;
    await expect(succeed()).rejects.toThrow('refused');
    now = 5_000;
    const trial = Promise.withResolvers<string>();
    let others = 0;
    const first = circuit.run(() => trial.promise);
    const second = circuit.run(() => Promise.resolve(String(++others)));
    await new Promise((resolve) => setImmediate(resolve));
    expect([others, states]).toEqual([0, ['open', 'half-open']]);
    trial.resolve('answer');
    expect(await Promise.all([first, second])).toEqual(['answer', '1']);
    expect(states).toEqual(['open', 'half-open', 'closed']);
    // What it counted before is forgotten: with that of the second these are nine requests.
    for (let n = 0; n < 8; n++) await fail();
    expect(states).toHaveLength(3);
  });

  it('opens again when that request fails, and closes for an error that is an answer', async () => {
    await open();
    now = 5_000;
    await fail();
    expect(states).toEqual(['open', 'half-open', 'open']);
    now = 9_999;
    await expect(succeed()).rejects.toThrow('refused');
    now = 10_000;
    await fail('not found');
    expect(states.at(-1)).toBe('closed');
  });

  it('does not open again for what began before it opened', async () => {
    const late = Promise.withResolvers<string>();
    const slow = circuit.run(() => late.promise).catch(() => 'failed');
    await open();
    now = 1_000;
    late.reject('down' as unknown as Error);
    await slow;
    now = 5_000;
    expect(await succeed()).toBe('answer');
  });
});

describe('Slots', () => {
  it('gives a slot to the next that waits and has not left', async () => {
    const slots = new Slots(1, 2);
    expect([slots.take(), slots.take()]).toEqual([true, false]);
    const leaving = new AbortController();
    const left = slots.wait(leaving.signal);
    const next = slots.wait(undefined);
    expect(slots.wait(undefined)).toBeUndefined();
    leaving.abort(new Error('gone'));
    slots.release();
    await expect(left).rejects.toThrow('gone');
    await next;
    expect(slots.take()).toBe(false);
    slots.release();
    expect(slots.take()).toBe(true);
  });
});
