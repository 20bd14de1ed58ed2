import type { IdentityKeys } from '../../security/keys.js';
import type { CodeRequest, OtpBudget } from '../otp/otp-budget.js';
import {
  OTP_LIFETIME_MS,
  type OtpCodes,
  type OtpProof,
  type OtpPurpose,
  type OtpReceipt,
  type OtpRequest,
  otpSubject,
} from '../otp/otp-codes.js';
import type { EmailSender } from './email-sender.js';
import { type EmailLanguage, emailTexts } from './email-texts.js';

export interface EmailOtpDependencies {
  keys: IdentityKeys;
  codes: OtpCodes;
  sender: EmailSender;
  budget: OtpBudget<CodeRequest>;
}

export interface EmailOtpRequest extends OtpRequest {
  language: EmailLanguage;
  /** Whether an account has proved the address. One that none has gets a message without a code, at the same cost. */
  isKnown: boolean;
}

/** One-time passwords by e-mail. */
export function createEmailOtpService({ keys, codes, sender, budget }: EmailOtpDependencies) {
  const subjectOf = (email: string) => otpSubject(keys.digests.email, email);
  return {
    /**
     * Sends a fresh code to a normalised address.
     * @throws InvalidInputError ONE_OTP_PER_REQUEST, EMAIL_UNREACHABLE; UnavailableError EMAIL_NOT_SENT
     * @throws RateLimitedError OTP_TOO_SOON, OTP_BUDGET_EXHAUSTED, CHALLENGE_REQUIRED
     */
    async send(purpose: OtpPurpose, email: string, request: EmailOtpRequest): Promise<OtpReceipt> {
      const { client, answer, language, isKnown } = request;
      await codes.assertFirstOfOperation(client);
      const subject = subjectOf(email);
      const origin = await codes.originOf(subject, client);
      await codes.assertTurn(purpose, subject, origin);
      await budget.spend({ subjectHash: subject.hash, origin, client, answer });
      const { code, receipt } = await codes.issue(purpose, subject, origin);
      const texts = emailTexts[language];
      const minutes = OTP_LIFETIME_MS / 60_000;
      const text = purpose === 'sign-in' ? texts.signIn : texts.verifyEmail;
      await sender.send(
        isKnown ? { to: email, code, ...text(code, minutes) } : { to: email, ...texts.noAccount() },
      );
      return receipt;
    },

    /** Uses a code of an address up; see `OtpCodes.check`. */
    check: (purpose: OtpPurpose, email: string, proof: OtpProof) =>
      codes.check(purpose, subjectOf(email), proof),
  };
}

export type EmailOtpService = ReturnType<typeof createEmailOtpService>;
