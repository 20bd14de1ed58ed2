import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { developmentOtpKey } from '@propmubi/identity';
import { Redis } from 'ioredis';
import { dim, say } from '../terminal.js';
import { AnswerError, ask } from './graph.js';

const requestOtp = `mutation RequestOtp($input: RequestOtpInput!) { requestOtp(input: $input) { expiresAt } }`;
const verifyOtp = `mutation VerifyOtp($input: VerifyOtpInput!) {
  verifyOtp(input: $input) { accessToken user { id name } }
}`;

export interface Person {
  phone: string;
  name: string;
}

/** Signs in by one-time password and returns the access token. `redisUrl` is where the development sender leaves codes. */
export async function signIn(url: string, person: Person, redisUrl: string | undefined): Promise<string> {
  const { phone, name } = person;
  for (;;) {
    try {
      await ask(url, requestOtp, { input: { phone } });
      break;
    } catch (error) {
      if (!(error instanceof AnswerError) || error.code !== 'OTP_TOO_SOON') throw error;
      const seconds = Number(error.details['retryAfterSeconds'] ?? 30);
      say(dim(`    a code was sent to ${name} a moment ago; the next may go out in ${seconds} s`));
      await sleep(seconds * 1_000);
    }
  }
  const code = redisUrl ? await codeOfDevelopmentSender(redisUrl, phone) : await askForCode(phone);
  const { verifyOtp: session } = await ask<{ verifyOtp: { accessToken: string } }>(url, verifyOtp, {
    input: { phone, code, name },
  });
  return session.accessToken;
}

async function codeOfDevelopmentSender(redisUrl: string, phone: string): Promise<string> {
  const redis = new Redis(redisUrl);
  try {
    const code = await redis.get(developmentOtpKey(phone));
    if (!code)
      throw new Error(
        'The development SMS sender left no code: does the platform run with SMS_SENDER=console?',
      );
    say(dim(`    the development SMS sender (no SMS is sent) has the code ${code}`));
    return code;
  } finally {
    redis.disconnect();
  }
}

/** A platform elsewhere: its operator reads the code from its log. */
async function askForCode(phone: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`    code that was sent to ${phone}: `)).trim();
  } finally {
    terminal.close();
  }
}
