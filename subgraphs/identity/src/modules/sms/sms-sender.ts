import type { TextSender } from '@propmubi/notifications';

export interface OtpMessage {
  /** E.164. */
  phone: string;
  code: string;
  validMinutes: number;
}

/** One-time passwords, and notifications. */
export interface SmsSender extends TextSender {
  /** @throws UnavailableError SMS_NOT_SENT when the provider did not take the message */
  sendOtp(message: OtpMessage): Promise<void>;
}

export function otpText({ code, validMinutes }: OtpMessage): string {
  return `${code} is your PropMubi sign-in code, valid for ${validMinutes} minutes. Never share it.`;
}
