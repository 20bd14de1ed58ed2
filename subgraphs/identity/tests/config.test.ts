import { describe, expect, it } from '@jest/globals';
import { ConfigError, ROLES } from '@propmubi/runtime';
import { identityConfigFromEnv } from '../src/index.js';
import { Role } from '../src/modules/user/role.js';
import { signingKey } from './support/identity-under-test.js';

const env = {
  DATABASE_URL: 'postgresql://app@localhost/x',
  DATABASE_OWNER_URL: 'postgresql://owner@localhost/x',
  REDIS_URL: 'redis://localhost',
  INTERNAL_TOKEN_PUBLIC_KEY: JSON.stringify(signingKey('internal')),
  IDENTITY_PEPPER: 'x'.repeat(32),
  CONTACT_DIGEST_KEY: 'y'.repeat(32),
  ACCESS_TOKEN_SIGNING_KEYS: JSON.stringify(signingKey('one')),
};

function problemsOf(changes: Record<string, string>): string[] {
  try {
    identityConfigFromEnv({ ...env, ...changes });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ name }) => name);
    throw error;
  }
  return [];
}

describe('identityConfigFromEnv', () => {
  it('takes one signing key or a set', () => {
    expect(identityConfigFromEnv(env).accessTokenKeys).toHaveLength(1);
    const set = JSON.stringify({ keys: [signingKey('one'), signingKey('two')] });
    expect(identityConfigFromEnv({ ...env, ACCESS_TOKEN_SIGNING_KEYS: set }).accessTokenKeys).toHaveLength(2);
  });

  it('refuses the development sender in production', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual(['SMS_SENDER']);
  });

  it('asks staff for a second factor in production, and where it is set; test keys are for what is not production', () => {
    const sms = {
      SMS_SENDER: 'twilio',
      TWILIO_ACCOUNT_SID: 'AC1',
      TWILIO_AUTH_TOKEN: 't',
      TWILIO_FROM: 'MG1',
    };
    const production = { ...env, ...sms, NODE_ENV: 'production' };
    expect(identityConfigFromEnv(production)).toMatchObject({ staffSecondFactor: true, sandbox: false });
    expect(identityConfigFromEnv({ ...production, SANDBOX: 'true' }).sandbox).toBe(true);
    expect(identityConfigFromEnv(env).sandbox).toBe(true);
    expect(identityConfigFromEnv(env).staffSecondFactor).toBe(false);
    expect(identityConfigFromEnv({ ...env, STAFF_SECOND_FACTOR: 'required' }).staffSecondFactor).toBe(true);
    expect(problemsOf({ ...sms, NODE_ENV: 'production', STAFF_SECOND_FACTOR: 'optional' })).toEqual([
      'STAFF_SECOND_FACTOR',
    ]);
  });

  it('asks for everything Twilio needs', () => {
    expect(problemsOf({ SMS_SENDER: 'twilio' })).toEqual([
      'TWILIO_ACCOUNT_SID',
      'TWILIO_AUTH_TOKEN',
      'TWILIO_FROM',
    ]);
  });

  it('asks for everything MSG91 needs', () => {
    expect(problemsOf({ SMS_SENDER: 'msg91' })).toEqual(['MSG91_AUTH_KEY', 'MSG91_TEMPLATE_ID']);
    const set = { ...env, SMS_SENDER: 'msg91', MSG91_AUTH_KEY: 'key', MSG91_TEMPLATE_ID: 'flow' };
    expect(identityConfigFromEnv(set)).toMatchObject({
      twilio: undefined,
      msg91: { authKey: 'key', templateId: 'flow', apiUrl: 'https://control.msg91.com' },
    });
  });

  it('asks for a mail server and a sender where e-mail goes out, and sends none in production without', () => {
    expect(problemsOf({ EMAIL_SENDER: 'smtp' })).toEqual(['SMTP_URL', 'SMTP_FROM']);
    expect(problemsOf({ EMAIL_SENDER: 'smtp', SMTP_URL: 'http://mail', SMTP_FROM: 'a@b.in' })).toEqual([
      'SMTP_URL',
    ]);
    const sms = {
      SMS_SENDER: 'msg91',
      MSG91_AUTH_KEY: 'key',
      MSG91_TEMPLATE_ID: 'flow',
      NODE_ENV: 'production',
    };
    expect(problemsOf({ ...sms, EMAIL_SENDER: 'console' })).toEqual(['EMAIL_SENDER']);
    expect(identityConfigFromEnv({ ...env, ...sms }).email).toEqual({ sender: 'none' });
    expect(identityConfigFromEnv(env).email).toEqual({ sender: 'console' });
    const smtp = { EMAIL_SENDER: 'smtp', SMTP_URL: 'smtps://mail.example', SMTP_FROM: 'a@b.in' };
    expect(identityConfigFromEnv({ ...env, ...sms, ...smtp }).email).toEqual({
      sender: 'smtp',
      smtp: { url: 'smtps://mail.example', from: 'a@b.in', requireTls: true, timeoutMs: 5_000 },
    });
  });

  it('names every wrong setting at once, without its value', () => {
    expect(
      problemsOf({
        IDENTITY_PEPPER: 'short',
        ACCESS_TOKEN_SIGNING_KEYS: '{}',
        ACCESS_TOKEN_LIFETIME_S: '3600',
      }),
    ).toEqual(['IDENTITY_PEPPER', 'ACCESS_TOKEN_SIGNING_KEYS', 'ACCESS_TOKEN_LIFETIME_S']);
  });

  it('refuses two keys under one kid, and a first key that cannot sign', () => {
    const twice = JSON.stringify({ keys: [signingKey('one'), signingKey('one')] });
    expect(problemsOf({ ACCESS_TOKEN_SIGNING_KEYS: twice })).toEqual(['ACCESS_TOKEN_SIGNING_KEYS']);
    const { d: _secret, ...publicOnly } = signingKey('one');
    expect(problemsOf({ ACCESS_TOKEN_SIGNING_KEYS: JSON.stringify(publicOnly) })).toEqual([
      'ACCESS_TOKEN_SIGNING_KEYS',
    ]);
  });
});

describe('Role', () => {
  it('is the runtime’s list', () => expect(Object.values(Role)).toEqual([...ROLES]));
});
