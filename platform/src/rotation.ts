import { developmentSecrets } from './environment.js';

/** How one secret is replaced while everything runs: the variables that hold it, and how long the old one is still met. */
export interface Rotation {
  readonly variables: readonly string[];
  readonly description: string;
  /** Who reads the variables that sign, and those that verify. */
  readonly signers: string;
  readonly verifiers: string;
  /** For how long something that the old one signed can still come. */
  readonly overlap: string;
  /** What it signed is kept and verified, so that former ones stay. */
  readonly keepsFormer?: boolean;
}

export const ROTATIONS = {
  internal: {
    variables: ['INTERNAL_TOKEN_PRIVATE_KEY', 'INTERNAL_TOKEN_PUBLIC_KEY'],
    description: 'the gateway’s word on the viewer to subgraphs',
    signers: 'the gateway',
    verifiers: 'all subgraphs',
    overlap: '30 seconds',
  },
  access: {
    variables: ['ACCESS_TOKEN_SIGNING_KEYS', 'ACCESS_TOKEN_JWKS'],
    description: 'access tokens of users and keys',
    signers: 'identity',
    verifiers: 'the gateway',
    overlap: '15 minutes',
  },
  cursor: {
    variables: ['CURSOR_SECRET'],
    description: 'cursors of live feeds',
    signers: 'crm',
    verifiers: 'crm',
    overlap:
      'as long as feeds are kept (buyers’ 90 days); a client whose cursor is refused begins with a new one',
  },
  audit: {
    variables: ['AUDIT_KEYS'],
    description: 'entries of the audit trail',
    signers: 'identity',
    verifiers: 'identity',
    overlap: 'as long as entries are kept, so former ones stay',
    keepsFormer: true,
  },
  documents: {
    variables: ['DOCUMENT_URL_SECRET'],
    description: 'links to papers in a folder',
    signers: 'trust',
    verifiers: 'the gateway and trust',
    overlap: '15 minutes',
  },
} as const satisfies Record<string, Rotation>;
export type RotatedSecret = keyof typeof ROTATIONS;

/** Each is deployed before the next: then whatever runs verifies what anything that runs has signed. */
export const ROTATION_STEPS = ['add', 'switch', 'drop', 'replace'] as const;
export type RotationStep = (typeof ROTATION_STEPS)[number];

export class RotationError extends Error {
  readonly code = 'ROTATION_REFUSED';
}

/**
 * The variables of a secret after a step. `add` puts a fresh one last: it verifies. `switch` puts that one first: it signs.
 * `drop` leaves the first alone. `replace` does all at once, for a secret that is known to others: what the old one
 * signed is refused from then on.
 * @throws RotationError when a variable is missing, or the step does not follow from what is there
 */
export function rotated(
  secret: RotatedSecret,
  step: RotationStep,
  values: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { variables, keepsFormer = false }: Rotation = ROTATIONS[secret];
  const fresh = developmentSecrets.find(({ names }) => names[0] === variables[0])?.make() ?? {};
  return Object.fromEntries(
    variables.map((name) => {
      const value = values[name];
      if (!value) throw new RotationError(`${name} is not set.`);
      return [name, changed(value, fresh[name] as string, step, keepsFormer)];
    }),
  );
}

function changed(value: string, fresh: string, step: RotationStep, keepsFormer: boolean): string {
  const isKey = value.startsWith('{');
  const old = isKey ? keysOf(value) : value.split(',');
  const [added] = isKey ? keysOf(fresh) : [fresh];
  const next = keepsFormer ? withFormer(old, added, step) : afterStep(old, added, step);
  if (!isKey) return next.join(',');
  // A single key stays one, where no set was.
  return JSON.stringify(next.length === 1 && !('keys' in parse(fresh)) ? next[0] : { keys: next });
}

function afterStep<T>(all: readonly T[], fresh: T, step: RotationStep): readonly T[] {
  if (step === 'replace') return [fresh];
  const isUnderWay = all.length > 1;
  if (step === 'add') {
    if (isUnderWay)
      throw new RotationError('A rotation is under way: switch, then drop, before the next one.');
    return [...all, fresh];
  }
  if (!isUnderWay) throw new RotationError(`There is one secret only: add another before ${step}.`);
  return step === 'switch' ? [all.at(-1) as T, ...all.slice(0, -1)] : all.slice(0, 1);
}

/** The new one signs at once: only what reads the trail verifies, and that is restarted with what writes it. */
function withFormer<T>(all: readonly T[], fresh: T, step: RotationStep): readonly T[] {
  if (step === 'add' || step === 'replace') return [fresh, ...all];
  throw new RotationError(
    `What former ones signed is kept: there is no ${step}. A new one signs from \`add\` on.`,
  );
}

function keysOf(text: string): unknown[] {
  const parsed = parse(text);
  return 'keys' in parsed ? (parsed.keys as unknown[]) : [parsed];
}

const parse = (text: string) => JSON.parse(text) as object | { keys: unknown[] };

/** What to do after a step. */
export function nextStep(secret: RotatedSecret, step: RotationStep): string {
  const { signers, verifiers, overlap, keepsFormer }: Rotation = ROTATIONS[secret];
  if (keepsFormer)
    return `Restart ${both(signers, verifiers)}. New entries are of the new secret; do not take former ones out.`;
  switch (step) {
    case 'add':
      return `Restart ${both(signers, verifiers)}, one after the other. Then: switch.`;
    case 'switch':
      return `Restart ${both(signers, verifiers)}, one after the other. After ${overlap}: drop.`;
    case 'drop':
      return `Restart ${both(signers, verifiers)}. The old secret is worth nothing any more.`;
    case 'replace':
      return `Restart ${both(signers, verifiers)} at once. What the old secret signed is refused.`;
  }
}

const both = (signers: string, verifiers: string) =>
  signers === verifiers ? signers : `${signers} and ${verifiers}`;
