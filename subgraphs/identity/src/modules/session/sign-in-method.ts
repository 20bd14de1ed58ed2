import { registerEnumType } from 'type-graphql';

/** By what a session began. */
export enum SignInMethod {
  SMS = 'SMS',
  EMAIL = 'EMAIL',
  PASSKEY = 'PASSKEY',
  SSO = 'SSO',
  PASSWORD = 'PASSWORD',
}

registerEnumType(SignInMethod, {
  name: 'SignInMethod',
  description: 'By what a session began.',
  valuesConfig: {
    SMS: { description: 'A one-time password by SMS.' },
    EMAIL: { description: 'A one-time password by e-mail.' },
    PASSKEY: { description: 'A passkey.' },
    PASSWORD: { description: 'A password.' },
    SSO: { description: 'The provider of an organization (single sign-on).' },
  },
});
