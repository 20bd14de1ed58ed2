import { done, type SentOtp, withChallenge } from '@propmubi/client';
import { graphql } from '../graphql/index.js';
import { request } from './graph.js';
import { usePreferences } from './preferences.js';

const RequestEmailOtp = graphql(`
  mutation RequestEmailOtp($input: RequestEmailOtpInput!) {
    requestEmailOtp(input: $input) {
      challengeId
      expiresAt
      resendAt
    }
  }
`);

const RequestEmailVerification = graphql(`
  mutation RequestEmailVerification($input: RequestEmailVerificationInput!) {
    requestEmailVerification(input: $input) {
      challengeId
      expiresAt
      resendAt
    }
  }
`);

/** Sends a sign-in code in the reader's language, solving a challenge where one is asked for. @throws RequestError */
export function sendSignInCode(email: string): Promise<SentOtp> {
  return withChallenge(async (challengeAnswer) => {
    const { requestEmailOtp } = await request(RequestEmailOtp, { input: inputOf(email, challengeAnswer) });
    return done(requestEmailOtp, 'challengeId', 'expiresAt', 'resendAt');
  });
}

/** The same of a code that makes the address the viewer's. @throws RequestError */
export function sendConfirmationCode(email: string): Promise<SentOtp> {
  return withChallenge(async (challengeAnswer) => {
    const input = inputOf(email, challengeAnswer);
    const { requestEmailVerification } = await request(RequestEmailVerification, { input });
    return done(requestEmailVerification, 'challengeId', 'expiresAt', 'resendAt');
  });
}

function inputOf(email: string, challengeAnswer: string | undefined) {
  const { language } = usePreferences.getState();
  return { email, language, ...(challengeAnswer && { challengeAnswer }) };
}
