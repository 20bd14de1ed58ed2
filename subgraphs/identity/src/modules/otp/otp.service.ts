import type { PhoneNumber } from '@propmubi/domain';
import { InvalidInputError } from '@propmubi/runtime';
import type { IdentityKeys } from '../../security/keys.js';
import type { SmsSender } from '../sms/sms-sender.js';
import type { OtpBudget } from './otp-budget.js';
import {
  OTP_LIFETIME_MS,
  type OtpCodes,
  type OtpProof,
  type OtpPurpose,
  type OtpReceipt,
  type OtpRequest,
  otpSubject,
} from './otp-codes.js';
import type { PhoneCodeRequest } from './phone-rules.js';

export interface OtpDependencies {
  keys: IdentityKeys;
  codes: OtpCodes;
  sms: SmsSender;
  budget: OtpBudget<PhoneCodeRequest>;
  /** ISO 3166 codes of the countries that codes are sent to. */
  countries: readonly string[];
}

/** One-time passwords by SMS. */
export function createOtpService({ keys, codes, sms, budget, countries }: OtpDependencies) {
  const subjectOf = (phone: string) => otpSubject(keys.digests.phone, phone);

  function assertCountry({ country }: PhoneNumber): void {
    if (country !== undefined && countries.includes(country)) return;
    throw new InvalidInputError('Codes are not sent to numbers of this country.', {
      code: 'PHONE_COUNTRY_NOT_ALLOWED',
      details: { field: 'phone', countries },
    });
  }

  return {
    /**
     * Sends a fresh code.
     * @throws InvalidInputError PHONE_COUNTRY_NOT_ALLOWED, ONE_OTP_PER_REQUEST
     * @throws RateLimitedError OTP_TOO_SOON, OTP_BUDGET_EXHAUSTED, CHALLENGE_REQUIRED
     */
    async send(purpose: OtpPurpose, phone: PhoneNumber, request: OtpRequest): Promise<OtpReceipt> {
      assertCountry(phone);
      await codes.assertFirstOfOperation(request.client);
      const subject = subjectOf(phone.e164);
      const origin = await codes.originOf(subject, request.client);
      await codes.assertTurn(purpose, subject, origin);
      await budget.spend({ ...request, phone, subjectHash: subject.hash, origin });
      const { code, receipt } = await codes.issue(purpose, subject, origin);
      await sms.sendOtp({ phone: phone.e164, code, validMinutes: OTP_LIFETIME_MS / 60_000 });
      return receipt;
    },

    /** Uses a code of a number up; see `OtpCodes.check`. */
    check: (purpose: OtpPurpose, phone: string, proof: OtpProof) =>
      codes.check(purpose, subjectOf(phone), proof),
  };
}

export type OtpService = ReturnType<typeof createOtpService>;
