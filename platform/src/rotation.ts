import {
  formatGenerations,
  parseGenerations,
  type SecretGeneration,
  type SecretGenerations,
} from '@propmubi/domain';
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
  /** What it made is stored, and made anew by a step of its own before the old one goes. */
  readonly isStored?: boolean;
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
  receipts: {
    variables: ['RECEIPT_SIGNING_KEYS', 'RECEIPT_JWKS'],
    description: 'exports of personal data and receipts of erasures',
    signers: 'identity',
    verifiers: 'the gateway',
    overlap: 'as long as people keep them, so former public ones stay',
    keepsFormer: true,
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
  pepper: {
    variables: ['IDENTITY_PEPPER'],
    description: 'lookups by phone, e-mail and device, sealed personal data, second factors',
    signers: 'identity',
    verifiers: 'identity',
    overlap: '15 minutes',
    isStored: true,
  },
  'contact-digest': {
    variables: ['CONTACT_DIGEST_KEY'],
    description: 'digests by which crm knows a proven number',
    signers: 'identity',
    verifiers: 'crm',
    overlap: 'a minute',
    isStored: true,
  },
} as const satisfies Record<string, Rotation>;
export type RotatedSecret = keyof typeof ROTATIONS;
export type StoredSecret = 'pepper' | 'contact-digest';

/** Whether former ones stay: a fresh one signs from `add` on, and no step follows. */
export function keepsFormer(secret: RotatedSecret): boolean {
  return (ROTATIONS[secret] as Rotation).keepsFormer === true;
}

export function isStored(secret: RotatedSecret): secret is StoredSecret {
  return (ROTATIONS[secret] as Rotation).isStored === true;
}

/** Each is deployed before the next: then whatever runs verifies what anything that runs has signed. */
export const ROTATION_STEPS = ['add', 'switch', 'rewrite', 'drop', 'replace'] as const;
export type RotationStep = (typeof ROTATION_STEPS)[number];

export class RotationError extends Error {
  readonly code = 'ROTATION_REFUSED';
}

/**
 * The variables of a secret after a step. `add` puts a fresh one last: it verifies. `switch` puts that one first: it signs.
 * `drop` leaves the first alone. `replace` does all at once, for a secret that is known to others: what the old one
 * signed is refused from then on.
 * @param formerOf what is kept of a secret whose digests are stored, once it is dropped
 * @throws RotationError when a variable is missing, or the step does not follow from what is there
 */
export function rotated(
  secret: RotatedSecret,
  step: RotationStep,
  values: Readonly<Record<string, string | undefined>>,
  formerOf?: (generation: SecretGeneration) => Buffer,
): Record<string, string> {
  const { variables, keepsFormer = false }: Rotation = ROTATIONS[secret];
  const fresh = developmentSecrets.find(({ names }) => names[0] === variables[0])?.make() ?? {};
  return Object.fromEntries(
    variables.map((name) => {
      const value = values[name];
      if (!value) throw new RotationError(`${name} is not set.`);
      const made = fresh[name] as string;
      return [
        name,
        isStored(secret)
          ? afterStoredStep(value, made, step, formerOf)
          : changed(value, made, step, keepsFormer),
      ];
    }),
  );
}

function changed(value: string, fresh: string, step: RotationStep, keepsFormer: boolean): string {
  const isKey = value.startsWith('{');
  const old = isKey ? keysOf(value) : value.split(',');
  const [added] = isKey ? keysOf(fresh) : [fresh];
  if (step === 'rewrite') throw new RotationError('Nothing that it made is stored: there is no rewrite.');
  const next = keepsFormer ? withFormer(old, added, step) : afterStep(old, added, step);
  // A former private key signs nothing any more; its public half verifies.
  if (keepsFormer && isPrivate(added)) return JSON.stringify(added);
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

function afterStoredStep(
  text: string,
  fresh: string,
  step: RotationStep,
  formerOf?: (generation: SecretGeneration) => Buffer,
): string {
  const { accepted, former } = parseGenerations(text);
  const [current, other] = accepted;
  const next = (...all: SecretGenerations['accepted']) => formatGenerations({ accepted: all, former });
  if (step === 'replace')
    throw new RotationError(
      'What it made is stored, and would be lost. Do add, switch, rewrite and drop, one right after the other.',
    );
  if (step === 'add') {
    if (other) throw new RotationError('A rotation is under way: switch, rewrite and drop first.');
    return next(current, { number: current.number + 1, secret: fresh });
  }
  if (!other) throw new RotationError(`There is one secret only: add another before ${step}.`);
  if (step === 'switch') {
    if (other.number < current.number) throw new RotationError('The new one is written with already.');
    return next(other, current);
  }
  if (other.number > current.number || !formerOf)
    throw new RotationError('The new one is not written with yet: switch, restart and rewrite before.');
  return formatGenerations({ accepted: [current], former: [...former, formerOf(other)] });
}

const isPrivate = (key: unknown) => typeof key === 'object' && key !== null && 'd' in key;

/** The new one signs at once: only what reads the trail verifies, and that is restarted with what writes it. */
function withFormer<T>(all: readonly T[], fresh: T, step: RotationStep): readonly T[] {
  if (step === 'add' || step === 'replace') return [fresh, ...all];
  throw new RotationError(
    `What former ones signed is kept: there is no ${step}. A new one signs from \`add\` on.`,
  );
}

/** The ids of the keys that a variable holds. */
export function keyIdsOf(value: string | undefined): string[] {
  const keys = value ? (keysOf(value) as { kid?: unknown }[]) : [];
  return keys.map(({ kid }) => kid).filter((kid) => typeof kid === 'string');
}

function keysOf(text: string): unknown[] {
  const parsed = parse(text);
  return 'keys' in parsed ? (parsed.keys as unknown[]) : [parsed];
}

const parse = (text: string) => JSON.parse(text) as object | { keys: unknown[] };

/** What to do after a step. */
export function nextStep(secret: RotatedSecret, step: RotationStep): string {
  const { signers, verifiers, overlap, keepsFormer, isStored = false }: Rotation = ROTATIONS[secret];
  if (keepsFormer)
    return `Restart ${both(signers, verifiers)}. The new secret signs from then on; do not take former ones out.`;
  switch (step) {
    case 'add':
      return `Restart the processes of ${both(signers, verifiers)}, one after the other. Then: switch.`;
    case 'switch':
      return `Restart the processes of ${both(signers, verifiers)}, one after the other. ${isStored ? 'Then: rewrite.' : `After ${overlap}: drop.`}`;
    case 'rewrite':
      return `Nothing depends on the former secret any more. After ${overlap} since the restart: drop.`;
    case 'drop':
      if (isStored)
        return `Restart the processes of ${both(signers, verifiers)}, one after the other. Then drop again, for what was written meanwhile.`;
      return `Restart ${both(signers, verifiers)}. The old secret is worth nothing any more.`;
    case 'replace':
      return `Restart ${both(signers, verifiers)} at once. What the old secret signed is refused.`;
  }
}

const both = (signers: string, verifiers: string) =>
  verifiers.includes(signers) ? verifiers : `${signers} and ${verifiers}`;
