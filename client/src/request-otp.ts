import { solveChallenge } from 'altcha-lib';
import type { TrustOsClient } from './client.js';
import { RequestError } from './request-error.js';
import { RequestOtp } from './operations.js';
import { done } from './payload.js';

/** A one-time password that was sent; instants in ISO 8601. */
export interface SentOtp {
  challengeId: string;
  expiresAt: string;
  resendAt: string;
}

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
export async function requestOtp(client: Pick<TrustOsClient, 'request'>, phone: string): Promise<SentOtp> {
  return withChallenge(async (challengeAnswer) => {
    const input = { phone, ...(challengeAnswer && { challengeAnswer }) };
    const { requestOtp: sent } = await client.request(RequestOtp, { input });
    return done(sent, 'challengeId', 'expiresAt', 'resendAt');
  });
}

/** Runs a request that may be refused with CHALLENGE_REQUIRED, and once more with the solution. */
export async function withChallenge<Result>(
  send: (challengeAnswer?: string) => Promise<Result>,
): Promise<Result> {
  try {
    return await send();
  } catch (error) {
    const challenge = challengeOf(error);
    if (!challenge) throw error;
    return send(await solve(challenge));
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
