import type { CrmContext } from '../../context.js';
import type { Payment } from './payment.entity.js';

/** A payment by id: for viewers who may see its lead. */
export async function resolvePayment(
  { id }: { id: string },
  { loaders }: CrmContext,
): Promise<Payment | null> {
  const payment = await loaders.paymentById.load(id);
  return payment && (await loaders.leadById.load(payment.leadId)) ? payment : null;
}
