import { z } from 'zod';

/**
 * Where a mutation comes from, in the gateway's word. Reads do not carry it, so that clients can share their answers.
 * The address is personal data: count by it (`limitKeys.address`, or a keyed hash where it is kept), never log it.
 */
export const clientInfoSchema = z.object({
  address: z.string().max(64),
  /** One for all fetches of a client's operation; chosen by the gateway, unlike the correlation id. */
  operationId: z.uuid(),
});

export type ClientInfo = z.infer<typeof clientInfoSchema>;
