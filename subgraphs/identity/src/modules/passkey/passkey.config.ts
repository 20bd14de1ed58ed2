import { ConfigError, InvalidSetting, makeValidator, str } from '@propmubi/runtime';
import type { WebauthnConfig } from './passkey-verifier.js';

/** Comma-separated origins of web pages, without a path. */
const origins = makeValidator<string[]>((input) => {
  if (input === '') return [];
  const listed = input.split(',').map((origin) => origin.trim());
  if (listed.some((origin) => !URL.canParse(origin) || new URL(origin).origin !== origin))
    throw new InvalidSetting('not a list of origins such as https://app.example.in');
  return listed;
});

/** Settings of passkeys. */
export const passkeySettings = {
  WEBAUTHN_RP_ID: str({
    default: '',
    desc: 'Domain that passkeys belong to, such as propmubi.example; empty: none in production, else localhost',
  }),
  WEBAUTHN_ORIGINS: origins({
    default: [],
    desc: 'Origins of the pages that use passkeys, such as https://app.propmubi.example; with WEBAUTHN_RP_ID',
  }),
} as const;

interface PasskeySettings {
  WEBAUTHN_RP_ID: string;
  WEBAUTHN_ORIGINS: readonly string[];
}

/** Undefined: no passkeys. @throws ConfigError */
export function webauthnOf(settings: PasskeySettings, production: boolean): WebauthnConfig | undefined {
  const { WEBAUTHN_RP_ID: rpId, WEBAUTHN_ORIGINS: pages } = settings;
  if (rpId === '') return production ? undefined : { rpId: 'localhost', origins: undefined };
  const isWithin = (origin: string) => {
    const { protocol, hostname } = new URL(origin);
    return (protocol === 'https:' || !production) && (hostname === rpId || hostname.endsWith(`.${rpId}`));
  };
  if (pages.length > 0 && pages.every(isWithin)) return { rpId, origins: pages };
  throw new ConfigError([
    {
      name: 'WEBAUTHN_ORIGINS',
      problem: pages.length === 0 ? 'missing' : 'invalid',
      help: `https origins of ${rpId} or of domains below it`,
    },
  ]);
}
