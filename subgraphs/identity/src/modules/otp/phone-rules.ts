import type { PhoneNumber } from '@propmubi/domain';
import { limitKeys } from '@propmubi/runtime';
import type { BudgetRules, CodeRequest } from './otp-budget.js';
import type { OtpLimits } from './otp-limits.js';

/** The last digits of a number, which its block leaves open. */
const BLOCK_DIGITS = 4;

export interface PhoneCodeRequest extends CodeRequest {
  phone: PhoneNumber;
}

/** What codes by SMS are counted by. `homeCountry` (ISO 3166) is the one whose numbers may use the whole budget. */
export function phoneRules(otpLimits: OtpLimits, homeCountry: string): BudgetRules<PhoneCodeRequest> {
  const addressOf = ({ client }: CodeRequest) => limitKeys.address(client?.address ?? 'unknown');
  const prefixOf = ({ phone }: PhoneCodeRequest) =>
    limitKeys.other('prefix', phone.e164.slice(0, -BLOCK_DIGITS));
  return {
    total: otpLimits.total,
    freeTotal: otpLimits.free.total,
    own(request) {
      const { subjectHash, origin } = request;
      const phone = origin.known ? otpLimits.ownPhone : otpLimits.phone;
      const phoneKey = limitKeys.other(
        'phone',
        origin.known ? `${subjectHash}${origin.network}` : subjectHash,
      );
      return [
        ...otpLimits.address.map((limit) => ({ limit, key: addressOf(request) })),
        ...phone.map((limit) => ({ limit, key: phoneKey })),
      ];
    },
    shared(request) {
      const { country } = request.phone;
      const countryKey = limitKeys.other('country', country ?? 'none');
      return [
        ...otpLimits.prefix.map((limit) => ({ limit, key: prefixOf(request) })),
        ...(country === homeCountry ? [] : otpLimits.country.map((limit) => ({ limit, key: countryKey }))),
        ...otpLimits.total.map((limit) => ({ limit, key: 'all' })),
      ];
    },
    free(request) {
      const { free } = otpLimits;
      return [
        { limit: free.address, key: addressOf(request) },
        { limit: free.phone, key: limitKeys.other('phone', request.subjectHash) },
        { limit: free.prefix, key: prefixOf(request) },
        { limit: free.total, key: 'all' },
      ];
    },
  };
}
