import { createClient, requestOtp } from '@propmubi/client';
import { endpoint } from './graph.js';
import { accessToken } from './session.js';

/**
 * Sends a one-time password to a phone, solving the challenge that the platform may ask for. Keep `challengeId` for the
 * mutation that takes the code. Apart from `graph.ts`, since only few screens need it. @throws RequestError
 */
export function sendOneTimePassword(phone: string): ReturnType<typeof requestOtp> {
  return requestOtp(createClient({ url: endpoint, getToken: accessToken }), phone);
}
