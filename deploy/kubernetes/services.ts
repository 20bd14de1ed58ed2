export interface Service {
  name: string;
  /** As in docker-compose.yml, which is tried by tests. */
  command: readonly string[];
  port: number;
  replicas: { fewest: number; most: number };
  /** Of settings that are no secret, and the same in every environment. */
  env: Readonly<Record<string, string>>;
  /** Settings that are no secret, and whose values are an environment's (environments/*.json). Empty: the default. */
  config: readonly string[];
  /** Settings that come from the store of secrets, by name. */
  secrets: readonly string[];
}

const SUBGRAPH_PORT = 4001;
const GATEWAY_PORT = 4000;
const DATABASE = ['DATABASE_URL', 'DATABASE_OWNER_URL'];
const SMS = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM', 'MSG91_AUTH_KEY', 'MSG91_TEMPLATE_ID'];
/** Read what visitors ask for from a replica (docs/adr/0110-visitors-read-from-a-replica.md). crm has nothing for visitors. */
const REPLICA = ['DATABASE_REPLICA_URL'];
const TELEMETRY = [
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_TRACES_SAMPLER_ARG',
  'SENTRY_ENVIRONMENT',
  'LOG_LEVEL',
];
const TELEMETRY_SECRETS = ['OTEL_EXPORTER_OTLP_HEADERS', 'SENTRY_DSN'];

interface Own {
  secrets: readonly string[];
  config: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/** What each reads besides what all do. */
const OWN: Readonly<Record<string, Own>> = {
  identity: {
    secrets: [
      'ACCESS_TOKEN_SIGNING_KEYS',
      'RECEIPT_SIGNING_KEYS',
      'IDENTITY_PEPPER',
      'AUDIT_KEYS',
      'CONTACT_DIGEST_KEY',
      ...SMS,
      'SMTP_URL',
      'VAPID_PUBLIC_KEY',
      'VAPID_PRIVATE_KEY',
      'WHATSAPP_PHONE_NUMBER_ID',
      'WHATSAPP_ACCESS_TOKEN',
      ...REPLICA,
    ],
    config: [
      'SANDBOX',
      'SMS_SENDER',
      'MSG91_NOTIFICATION_TEMPLATES',
      'OTP_COUNTRIES',
      'OTP_BUDGET_PER_MINUTE',
      'OTP_BUDGET_PER_HOUR',
      'OTP_BUDGET_PER_DAY',
      'OTP_FREE_PER_ADDRESS',
      'EMAIL_SENDER',
      'SMTP_FROM',
      'EMAIL_BUDGET_PER_MINUTE',
      'EMAIL_BUDGET_PER_HOUR',
      'EMAIL_BUDGET_PER_DAY',
      'EMAIL_FREE_PER_ADDRESS',
      'VAPID_SUBJECT',
      'WEBAUTHN_RP_ID',
      'WEBAUTHN_ORIGINS',
      'SSO_REDIRECT_URL',
      'ORGANIZATION_QUOTAS',
      'DOCUMENT_QUOTA_MB',
      'DATABASE_REPLICA_MAX_LAG_MS',
      'PROMETHEUS_URL',
    ],
    // Bulk queries are asked at the gateway, page by page.
    env: { GATEWAY_URL: `http://gateway:${GATEWAY_PORT}/graphql` },
  },
  property: {
    secrets: ['OPENSEARCH_URL', ...REPLICA],
    config: ['PHOTOS_URL', 'SEARCH_ENGINE', 'DATABASE_REPLICA_MAX_LAG_MS'],
  },
  trust: {
    secrets: ['TRUST_LOG_SIGNING_KEY', ...REPLICA],
    config: ['CLAMD_ADDRESS', 'DOCUMENT_QUOTA_MB', 'DATABASE_REPLICA_MAX_LAG_MS'],
  },
  crm: {
    secrets: ['CONTACT_DIGEST_KEY', 'CURSOR_SECRET'],
    config: ['CRM_LEADS_PER_MINUTE', 'CRM_LEADS_PER_HOUR', 'CRM_PARTNER_LEADS_PER_MINUTE'],
  },
  reputation: { secrets: REPLICA, config: ['DATABASE_REPLICA_MAX_LAG_MS'] },
};

export const SUBGRAPHS: readonly Service[] = Object.entries(OWN).map(([name, { secrets, config, env }]) => ({
  name,
  command: ['node', `subgraphs/${name}/dist/main.js`],
  port: SUBGRAPH_PORT,
  replicas: { fewest: 2, most: 10 },
  env: { PORT: String(SUBGRAPH_PORT), ...env },
  config: ['DOCUMENT_S3_BUCKET', 'DOCUMENT_S3_REGION', 'DATABASE_POOL_MAX', ...TELEMETRY, ...config],
  secrets: [...DATABASE, 'REDIS_URL', 'INTERNAL_TOKEN_PUBLIC_KEY', ...TELEMETRY_SECRETS, ...secrets],
}));

export const GATEWAY: Service = {
  name: 'gateway',
  command: [
    'node',
    '--max-semi-space-size=8',
    '--heap-growing-percent=150',
    '--max-old-space-size-percentage=50',
    'gateway/bundle/main.js',
  ],
  port: GATEWAY_PORT,
  replicas: { fewest: 3, most: 20 },
  env: {
    PORT: String(GATEWAY_PORT),
    SUBGRAPH_URLS: SUBGRAPHS.map(({ name, port }) => `${name}=http://${name}:${port}/graphql`).join(','),
    // The root of the container cannot be written.
    SUPERGRAPH_CACHE_DIR: '/cache/supergraph',
    // Sockets leave in waves over this time: clients of a pod that ends do not all come back at once.
    DRAIN_MS: '20000',
  },
  config: [
    'TRUST_PROXY',
    'CORS_ORIGINS',
    'DOCUMENT_STORE_ORIGIN',
    'SECURITY_CONTACT',
    'SANDBOX',
    'SANDBOX_URL',
    'INTROSPECTION',
    'STORED_OPERATIONS_DIR',
    'STORED_OPERATIONS_ONLY',
    'REQUESTS_PER_MINUTE',
    'COST_PER_MINUTE',
    'COST_IN_FLIGHT',
    'PLANNING_MS_PER_MINUTE',
    'PLANNING_THREADS',
    'GATEWAY_WORKERS',
    'MAX_COST',
    ...TELEMETRY,
  ],
  secrets: [
    'REDIS_URL',
    'CACHE_REDIS_URL',
    'INTERNAL_TOKEN_PRIVATE_KEY',
    'ACCESS_TOKEN_JWKS',
    'RECEIPT_JWKS',
    'METRICS_TOKEN',
    ...TELEMETRY_SECRETS,
  ],
};

export const SERVICES: readonly Service[] = [GATEWAY, ...SUBGRAPHS];

/** Runs to its end before a release, with what all subgraphs are given. */
export const MIGRATE = {
  name: 'migrate',
  command: ['node', 'platform/dist/cli.js', 'migrate'],
  env: { PORT: String(SUBGRAPH_PORT) },
  config: ['SMS_SENDER', 'LOG_LEVEL'],
  secrets: [
    ...new Set([
      ...SUBGRAPHS.flatMap(({ secrets }) => secrets),
      ...SUBGRAPHS.map(({ name }) => `${name.toUpperCase()}_DATABASE_URL`),
    ]),
  ],
} as const;
