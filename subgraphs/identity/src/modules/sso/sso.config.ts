import { Resolver } from 'node:dns/promises';
import { bool, ConfigError, InvalidSetting, makeValidator } from '@propmubi/runtime';

/** Comma-separated, as `dns.setServers` takes them: an address, or an address and a port. */
const servers = makeValidator<string[]>((input) => {
  const given = input.split(',').map((server) => server.trim());
  try {
    new Resolver().setServers(given);
  } catch {
    throw new InvalidSetting('not a list of addresses of name servers');
  }
  return given;
});

const address = makeValidator<string>((input) => {
  if (input !== '' && !URL.canParse(input)) throw new InvalidSetting('not a URL');
  return input;
});

/** Settings of single sign-on. */
export const ssoSettings = {
  SSO_REDIRECT_URL: address({
    default: '',
    desc: 'The browser app’s /sign-in/sso, to which providers send people back; empty: no single sign-on in production, else that of 127.0.0.1:4000',
  }),
  SSO_ALLOW_PRIVATE: bool({
    default: false,
    desc: 'Whether providers at private addresses and over plain HTTP are asked; not in production',
  }),
  SSO_DNS_SERVERS: servers({
    default: undefined,
    desc: 'Name servers that are asked for the TXT records of domains, such as 9.9.9.9,1.1.1.1; by default those of the machine',
  }),
} as const;

export interface SsoConfig {
  redirectUrl: string;
  /** Where TXT records are asked for; none: where the machine asks. */
  dnsServers: readonly string[];
  allowPrivate: boolean;
}

interface Settings {
  SSO_REDIRECT_URL: string;
  SSO_ALLOW_PRIVATE: boolean;
  SSO_DNS_SERVERS: string[] | undefined;
}

/** Undefined: no single sign-on. @throws ConfigError */
export function ssoConfigOf(settings: Settings, production: boolean): SsoConfig | undefined {
  const { SSO_REDIRECT_URL: redirectUrl, SSO_ALLOW_PRIVATE: allowPrivate } = settings;
  const problems: ConfigError['problems'][number][] = [];
  if (production && allowPrivate)
    problems.push({
      name: 'SSO_ALLOW_PRIVATE',
      problem: 'invalid',
      help: 'for development; leave it out in production',
    });
  if (production && redirectUrl !== '' && !redirectUrl.startsWith('https://'))
    problems.push({ name: 'SSO_REDIRECT_URL', problem: 'invalid', help: 'an https address' });
  if (problems.length > 0) throw new ConfigError(problems);
  if (redirectUrl === '' && production) return undefined;
  return {
    redirectUrl: redirectUrl || 'http://127.0.0.1:4000/sign-in/sso',
    allowPrivate,
    dnsServers: settings.SSO_DNS_SERVERS ?? [],
  };
}
