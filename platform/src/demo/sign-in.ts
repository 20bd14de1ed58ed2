import { createInterface } from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { developmentOtpKey } from '@propmubi/identity';
import { openRedis } from '@propmubi/runtime';
import { dim, print } from '../terminal.js';
import { AnswerError, ask } from './graph.js';

const requestOtp = `mutation RequestOtp($input: RequestOtpInput!) { requestOtp(input: $input) { expiresAt } }`;
const verifyOtp = `mutation VerifyOtp($input: VerifyOtpInput!) {
  verifyOtp(input: $input) { accessToken user { id name } }
}`;

export interface Person {
  phone: string;
  name: string;
}

/**
 * Signs in by one-time password and returns the access token. `redisUrl` is where the development sender leaves codes;
 * `note` shows what is waited for.
 */
export function signIn(
  url: string,
  person: Person,
  redisUrl: string | undefined,
  note: (line: string) => void = (line) => print(dim(line)),
): Promise<string> {
  const codeOf = (phone: string) =>
    redisUrl ? codeOfDevelopmentSender(redisUrl, phone, note) : askForCode(phone);
  return signInByCode(url, person, codeOf, note);
}

/** The same, with the code from wherever `codeOf` finds it. */
export async function signInByCode(
  url: string,
  person: Person,
  codeOf: (phone: string) => Promise<string>,
  note: (line: string) => void = (line) => print(dim(line)),
): Promise<string> {
  const { phone, name } = person;
  for (;;) {
    try {
      await ask(url, requestOtp, { input: { phone } });
      break;
    } catch (error) {
      if (!(error instanceof AnswerError) || error.code !== 'OTP_TOO_SOON') throw error;
      const seconds = Number(error.details['retryAfterSeconds'] ?? 30);
      note(`    a code was sent to ${name} a moment ago; the next may go out in ${seconds} s`);
      await sleep(seconds * 1_000);
    }
  }
  const code = await codeOf(phone);
  const { verifyOtp: session } = await ask<{ verifyOtp: { accessToken: string } }>(url, verifyOtp, {
    input: { phone, code, name },
  });
  return session.accessToken;
}

async function codeOfDevelopmentSender(
  redisUrl: string,
  phone: string,
  note: (line: string) => void,
): Promise<string> {
  const redis = openRedis(redisUrl);
  try {
    const code = await redis.get(developmentOtpKey(phone));
    if (!code)
      throw new Error(
        'The development SMS sender left no code: does the platform run with SMS_SENDER=console?',
      );
    note(`    the development SMS sender (no SMS is sent) has the code ${code}`);
    return code;
  } finally {
    redis.disconnect();
  }
}

/** A platform elsewhere: its operator reads the code from its log. */
async function askForCode(phone: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new Error('The code has to be typed in, and standard input is not a terminal.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`    code that was sent to ${phone}: `)).trim();
  } finally {
    terminal.close();
  }
}
