export interface Service {
  name: string;
  /** As in docker-compose.yml, which is tried by tests. */
  command: readonly string[];
  port: number;
  replicas: { fewest: number; most: number };
  /** Of settings that are no secret. */
  env: Readonly<Record<string, string>>;
  /** Settings that come from the store of secrets, by name. */
  secrets: readonly string[];
}

const SUBGRAPH_PORT = 4001;
const DATABASE = ['DATABASE_URL', 'DATABASE_OWNER_URL'];
const STORE = [
  'DOCUMENT_S3_BUCKET',
  'DOCUMENT_S3_REGION',
  'DOCUMENT_S3_ACCESS_KEY_ID',
  'DOCUMENT_S3_SECRET_ACCESS_KEY',
];
const SMS = ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'];
const OF_EACH = [...DATABASE, 'REDIS_URL', 'INTERNAL_TOKEN_PUBLIC_KEY', ...STORE];
const IDENTITY = [
  'ACCESS_TOKEN_SIGNING_KEYS',
  'RECEIPT_SIGNING_KEYS',
  'IDENTITY_PEPPER',
  'AUDIT_KEYS',
  'CONTACT_DIGEST_KEY',
];

const SUBGRAPH_SECRETS: Readonly<Record<string, readonly string[]>> = {
  identity: [...IDENTITY, ...SMS],
  property: [],
  trust: ['TRUST_LOG_SIGNING_KEY'],
  crm: ['CONTACT_DIGEST_KEY', 'CURSOR_SECRET'],
  reputation: [],
};

export const SUBGRAPHS: readonly Service[] = Object.entries(SUBGRAPH_SECRETS).map(([name, secrets]) => ({
  name,
  command: ['node', `subgraphs/${name}/dist/main.js`],
  port: SUBGRAPH_PORT,
  replicas: { fewest: 2, most: 10 },
  env: { PORT: String(SUBGRAPH_PORT), ...(name === 'identity' && { SMS_SENDER: 'twilio' }) },
  secrets: [...OF_EACH, ...secrets],
}));

export const GATEWAY: Service = {
  name: 'gateway',
  command: [
    'node',
    '--max-semi-space-size=8',
    '--max-old-space-size-percentage=50',
    'gateway/bundle/main.js',
  ],
  port: 4000,
  replicas: { fewest: 3, most: 20 },
  env: {
    PORT: '4000',
    SUBGRAPH_URLS: SUBGRAPHS.map(({ name, port }) => `${name}=http://${name}:${port}/graphql`).join(','),
    // The root of the container cannot be written.
    SUPERGRAPH_CACHE_DIR: '/cache/supergraph',
    // The ingress.
    TRUST_PROXY: '1',
  },
  secrets: [
    'REDIS_URL',
    'CACHE_REDIS_URL',
    'INTERNAL_TOKEN_PRIVATE_KEY',
    'ACCESS_TOKEN_JWKS',
    'RECEIPT_JWKS',
    'DOCUMENT_STORE_ORIGIN',
    'METRICS_TOKEN',
  ],
};

export const SERVICES: readonly Service[] = [GATEWAY, ...SUBGRAPHS];

/** Runs to its end before a release, with what all subgraphs are given. */
export const MIGRATE = {
  name: 'migrate',
  command: ['node', 'platform/dist/cli.js', 'migrate'],
  env: { PORT: String(SUBGRAPH_PORT), SMS_SENDER: 'twilio' },
  secrets: [
    ...new Set([
      ...SUBGRAPHS.flatMap(({ secrets }) => secrets),
      ...SUBGRAPHS.map(({ name }) => `${name.toUpperCase()}_DATABASE_URL`),
    ]),
  ],
} as const;
