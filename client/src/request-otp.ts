import { solveChallenge } from 'altcha-lib';
import type { TrustOsClient } from './client.js';
import { RequestError } from './request-error.js';
import type { RequestOtpMutation } from './generated/graphql.js';
import { RequestOtp } from './operations.js';

interface ProofOfWork {
  kind: string;
  algorithm: string;
  challenge: string;
  salt: string;
  signature: string;
  maxNumber: number;
}

/**
 * Sends a one-time password, solving the challenge that the platform asks for when many are requested (about a second).
 * Keep `challengeId` for verifyOtp. @throws RequestError, such as OTP_TOO_SOON
 */
export async function requestOtp(
  client: Pick<TrustOsClient, 'request'>,
  phone: string,
): Promise<RequestOtpMutation['requestOtp']> {
  try {
    return (await client.request(RequestOtp, { input: { phone } })).requestOtp;
  } catch (error) {
    const challenge = challengeOf(error);
    if (!challenge) throw error;
    const challengeAnswer = await solve(challenge);
    return (await client.request(RequestOtp, { input: { phone, challengeAnswer } })).requestOtp;
  }
}

function challengeOf(error: unknown): ProofOfWork | undefined {
  if (!(error instanceof RequestError) || error.code !== 'CHALLENGE_REQUIRED') return undefined;
  const challenge = error.errors[0]?.extensions?.['challenge'] as ProofOfWork | undefined;
  return challenge?.kind === 'PROOF_OF_WORK' ? challenge : undefined;
}

/** The answer to a proof-of-work challenge, as `RequestOtpInput.challengeAnswer` takes it. */
export async function solve({
  algorithm,
  challenge,
  salt,
  signature,
  maxNumber,
}: ProofOfWork): Promise<string> {
  const solution = await solveChallenge(challenge, salt, algorithm, maxNumber).promise;
  if (!solution) throw new Error('The challenge has no solution.');
  return btoa(JSON.stringify({ algorithm, challenge, number: solution.number, salt, signature }));
}
