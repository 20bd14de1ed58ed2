import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { buyer, CrmWorld, NOON } from './crm-world.js';
import { leadSteps } from './lead-steps.js';

describe('payments of a lead', () => {
  let world: CrmWorld;
  beforeAll(async () => {
    world = await CrmWorld.open();
  });
  afterEach(() => {
    world.now = NOON;
  });
  afterAll(() => world?.close());

  const { run, lead, facts } = leadSteps(() => world);

  it('records a payment, which the buyer alone verifies', async () => {
    const { leadId, as, boss, priya } = await lead();
    const pay = (key: string, who: Viewer, more = {}) =>
      run(
        'recordPayment',
        'RecordPaymentInput',
        {
          leadId,
          idempotencyKey: key,
          kind: 'TOKEN',
          amount: 100_000,
          receivedAt: '2026-11-20T05:30:00Z',
          ...more,
        },
        who,
        'payment { id amount verified }',
      );
    const confirm = (paymentId: string, who: Viewer) =>
      run('confirmPayment', 'ConfirmPaymentInput', { paymentId }, who, 'payment { verified confirmedAt }');
    const key = randomUUID();
    const { recordPayment } = expectData<{ recordPayment: { payment: { id: string } } }>(
      await pay(key, boss),
    );
    expect(recordPayment.payment).toMatchObject({ amount: 100_000, verified: false });
    expect(expectData(await pay(key, boss))).toEqual({ recordPayment });
    expectErrorCode(await pay(key, boss, { amount: 1 }), 'IDEMPOTENCY_KEY_REUSED');
    const { id } = recordPayment.payment;
    for (const who of [as, boss]) expectErrorCode(await confirm(id, who), 'NOT_THE_BUYER');
    expectErrorCode(await confirm(id, buyer()), 'PAYMENT_NOT_FOUND');
    for (let again = 0; again < 2; again++) {
      expect(expectData(await confirm(id, priya))).toMatchObject({
        confirmPayment: { payment: { verified: true } },
      });
    }
    expect((await facts(leadId, 'PaymentReceived')).map(({ verified }) => verified)).toEqual([false, true]);
    expectErrorCode(
      await pay(randomUUID(), as, { receivedAt: '2030-01-01T00:00:00Z' }),
      'PAYMENT_IN_THE_FUTURE',
    );
    expectErrorCode(await pay(randomUUID(), as, { receivedAt: '1970-01-01T00:00:00Z' }), 'PAYMENT_TOO_OLD');
    expectData(await run('withdrawLead', 'WithdrawLeadInput', { leadId }, priya));
    expectErrorCode(await pay(randomUUID(), boss), 'LEAD_CLOSED');
  });
});
