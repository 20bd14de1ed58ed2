import { LeadStage } from '../modules/lead/lead.enums.js';
import { PaymentKind } from '../modules/payment/payment.entity.js';
import { confirmPayment, recordPayment } from '../modules/payment/payment.service.js';
import type { Story } from './answer.js';
import { minutesAfter } from './moments.js';
import { advance, type Told } from './told.js';

const DAY = 24 * 60;
const TOKEN_RUPEES = 100_000;
const BOOKING_RUPEES = 900_000;

export async function* negotiated(told: Told): Story {
  yield minutesAfter(told.stage.now, DAY);
  await advance(told, LeadStage.NEGOTIATION);
}

/** Token and booking amount are received and confirmed, then the home is booked. */
export async function* booked(told: Told): Story {
  yield* paid(told, PaymentKind.TOKEN, TOKEN_RUPEES);
  yield* paid(told, PaymentKind.BOOKING, BOOKING_RUPEES);
  yield minutesAfter(told.stage.now, DAY);
  await advance(told, LeadStage.BOOKED);
}

async function* paid({ stage, leadId, agentId, lead, key }: Told, kind: PaymentKind, amount: number): Story {
  yield minutesAfter(stage.now, DAY / 2);
  const { id } = await stage.act(stage.asAgent(agentId), (context) =>
    recordPayment(context, {
      idempotencyKey: key(`payment-${kind}`),
      leadId,
      kind,
      amount,
      receivedAt: stage.now,
    }),
  );
  const { buyer } = lead;
  if (typeof buyer !== 'string') return;
  yield minutesAfter(stage.now, 90);
  await stage.act(stage.asBuyer(buyer), (context) => confirmPayment(context, id));
}
