import { describe, expect, it } from '@jest/globals';
import { gatewayConfigFromEnv, gatewaySettings } from '@propmubi/gateway';
import { ConfigError, readSettings, serviceSettings, type Settings } from '@propmubi/runtime';
import { platformSettings } from '../src/settings.js';
import { loadSubgraphs } from '../src/subgraphs.js';

/** Not a value of any setting that is checked at all; must never be shown. */
const GARBAGE = 'k3ep-this-to-y0urself';
const NO_NUMBERS = [
  '12abc',
  '-1',
  '1.5',
  '1e3',
  '0x10',
  ' ',
  ' 7',
  '1,000',
  'Infinity',
  'NaN',
  '9'.repeat(16),
];
/** Settings that take any text. */
const FREE_TEXT = [
  'CORS_ORIGINS',
  'DATABASE_OWNER_URL of platform',
  'DATABASE_URL of platform',
  'DOCS_DIR',
  'DOCUMENT_S3_ACCESS_KEY_ID',
  'DOCUMENT_S3_BUCKET',
  'DOCUMENT_S3_ENDPOINT',
  'DOCUMENT_S3_REGION',
  'DOCUMENT_S3_SECRET_ACCESS_KEY',
  'DOCUMENT_STORE_DIRECTORY',
  'DOCUMENT_STORE_ORIGIN',
  // Checked where there is a folder.
  'DOCUMENT_URL_SECRET',
  'FORWARD_HEADERS',
  'HOST',
  'METRICS_TOKEN',
  'MSG91_AUTH_KEY',
  'MSG91_TEMPLATE_ID',
  'NODE_ENV',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'PROPMUBI_CACHE',
  'PROPMUBI_HOME',
  'REDIS_URL of platform',
  'SANDBOX_URL',
  'SENTRY_ENVIRONMENT',
  'SERVICE_HOST',
  'SMTP_FROM',
  'STORED_OPERATIONS_DIR',
  'SUPERGRAPH_CACHE_DIR',
  'SUPERGRAPH_FILE',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'TWILIO_FROM',
  'VAPID_PRIVATE_KEY',
  'VAPID_PUBLIC_KEY',
  'VAPID_SUBJECT',
  'WEBAUTHN_RP_ID',
  'WEB_DIR',
  'WHATSAPP_ACCESS_TOKEN',
  'WHATSAPP_PHONE_NUMBER_ID',
];

const services: Record<string, Settings> = {
  platform: platformSettings,
  gateway: gatewaySettings,
  ...Object.fromEntries(
    (await loadSubgraphs()).map(({ name, settings }) => [name, { ...serviceSettings, ...settings }]),
  ),
};
const all = Object.entries(services).flatMap(([service, settings]) =>
  Object.entries(settings).map(([name, spec]) => ({ label: `${name} of ${service}`, name, spec })),
);
const numbers = all.filter(({ spec }) => typeof spec.default === 'number');

function read(name: string, spec: Settings[string], value: string | undefined): unknown {
  return (
    readSettings({ [name]: spec }, value === undefined ? {} : { [name]: value }) as Record<string, unknown>
  )[name];
}

function refusal(work: () => unknown): ConfigError | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

describe('a setting', () => {
  it.each(all)('$label: empty is the same as not set', ({ name, spec }) => {
    if (spec.default === undefined && !('default' in spec)) {
      const empty = refusal(() => read(name, spec, ''));
      expect(empty?.problems).toMatchObject([{ name, problem: 'missing' }]);
      return;
    }
    expect(read(name, spec, '')).toEqual(read(name, spec, undefined));
  });

  it.each(numbers)('$label: refuses what is not a number in its range, by name', ({ name, spec }) => {
    for (const value of NO_NUMBERS.filter((one) => !(one === '1.5' && name === 'OTEL_TRACES_SAMPLER_ARG'))) {
      const refused = refusal(() => read(name, spec, value));
      expect([value, refused?.problems]).toMatchObject([value, [{ name, problem: 'invalid' }]]);
    }
  });

  it('refuses garbage without showing it, unless it takes any text', () => {
    const accepted: string[] = [];
    for (const { label, name, spec } of all) {
      const refused = refusal(() => read(name, spec, GARBAGE));
      if (!refused) accepted.push(label);
      else
        expect([refused.problems.map((one) => one.name), refused.message]).toEqual([
          [name],
          expect.not.stringContaining(GARBAGE.slice(0, 4)),
        ]);
    }
    const isFree = (label: string) =>
      FREE_TEXT.some((one) => label === one || label.startsWith(`${one} of `));
    expect(accepted.filter((label) => !isFree(label))).toEqual([]);
  });

  it('never shows a part of a secret that is nearly right', () => {
    const nearly = `{"kty":"OKP","crv":"Ed25519","d":"${GARBAGE}"`;
    for (const { name, spec } of all.filter(({ name: one }) => /KEY|JWKS|SECRET|PEPPER|TOKEN/.test(one))) {
      const message = refusal(() => read(name, spec, nearly))?.message ?? '';
      expect(message).not.toContain(GARBAGE.slice(0, 4));
    }
  });
});

describe('gatewayConfigFromEnv', () => {
  it.each(['REQUESTS_PER_MINUTE', 'COST_PER_MINUTE', 'COST_IN_FLIGHT'])(
    '%s: empty is the default, garbage is refused by name',
    (name) => {
      const { clientLimits } = gatewayConfigFromEnv({});
      expect(gatewayConfigFromEnv({ [name]: '' }).clientLimits).toEqual(clientLimits);
      for (const value of [
        GARBAGE,
        'address=',
        'address=-1',
        'address=1.5',
        `user=${GARBAGE}`,
        'port=1',
        '100',
      ]) {
        const refused = refusal(() => gatewayConfigFromEnv({ [name]: value }));
        expect([value, refused?.problems]).toMatchObject([value, [{ name, problem: 'invalid' }]]);
        expect(refused?.message).not.toContain(GARBAGE.slice(0, 4));
      }
    },
  );

  it('allows no other web origin when it is asked to', () => {
    expect(gatewayConfigFromEnv({ CORS_ORIGINS: 'none' }).corsOrigins).toEqual([]);
    expect(gatewayConfigFromEnv({ CORS_ORIGINS: '' }).corsOrigins).toContain('http://localhost:5173');
  });
});
