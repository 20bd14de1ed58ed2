import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { parse as parseUuid } from 'uuid';
import { z } from 'zod';
import type { ChallengePurpose, PasskeyChallenges } from './passkey-challenges.js';
import { passkeyInvalid, passkeysUnavailable } from './passkey.errors.js';
import type { NewPasskey, StoredPasskey } from './passkey.repository.js';

export interface WebauthnConfig {
  /** Domain that passkeys belong to. */
  rpId: string;
  /** Origins of the pages that may use them; undefined on a developer's machine: every port of localhost. */
  origins: readonly string[] | undefined;
}

const RP_NAME = 'PropMubi';
const LOCALHOST = /^http:\/\/localhost(:\d+)?$/;

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const credential = { id: base64url, rawId: base64url, type: z.literal('public-key') };
const extensions = { clientExtensionResults: z.object({}).default({}) };
const transports = z.array(z.string().max(32)).max(10).default([]);
const registrationShape = z.object({
  ...credential,
  ...extensions,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports }),
});
const assertionShape = z.object({
  ...credential,
  ...extensions,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
  }),
});
const clientDataShape = z.object({ challenge: base64url, origin: z.string() });

export type Assertion = z.infer<typeof assertionShape>;

/** Who a challenge is for. */
export interface ChallengeFor {
  purpose: ChallengePurpose;
  subject: string;
}

/** WebAuthn (level 3) by `@simplewebauthn/server`. User verification is always required, so a passkey is two factors. */
export function createPasskeyVerifier(config: WebauthnConfig | undefined, challenges: PasskeyChallenges) {
  function configured(): WebauthnConfig {
    if (!config) throw passkeysUnavailable();
    return config;
  }

  function originsFor(origin: string): string[] {
    const { origins } = configured();
    if (origins) return [...origins];
    return LOCALHOST.test(origin) ? [origin] : [];
  }

  return {
    /** Options of `navigator.credentials.create`, as JSON text. */
    async registrationOptions(
      { subject, purpose }: ChallengeFor,
      user: { id: string; name: string },
      known: { id: string; transports: string[] }[],
    ): Promise<string> {
      const options = await generateRegistrationOptions({
        rpName: RP_NAME,
        rpID: configured().rpId,
        userID: Uint8Array.from(parseUuid(user.id)),
        userName: user.name,
        userDisplayName: user.name,
        challenge: Uint8Array.from(Buffer.from(challenges.issue(purpose, subject), 'base64url')),
        attestationType: 'none',
        excludeCredentials: known,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      return JSON.stringify(options);
    },

    /** Options of `navigator.credentials.get` for a passkey that the authenticator finds, as JSON text. */
    async assertionOptions({ subject, purpose }: ChallengeFor): Promise<string> {
      const options = await generateAuthenticationOptions({
        rpID: configured().rpId,
        challenge: Uint8Array.from(Buffer.from(challenges.issue(purpose, subject), 'base64url')),
        userVerification: 'required',
      });
      return JSON.stringify(options);
    },

    /** @throws UnauthenticatedError PASSKEY_INVALID */
    async verifyRegistration(
      { subject, purpose }: ChallengeFor,
      text: string,
    ): Promise<Pick<NewPasskey, 'credentialId' | 'publicKey' | 'signCount' | 'transports' | 'backedUp'>> {
      const response = read(registrationShape, text);
      const { challenge, origin } = clientDataOf(response.response.clientDataJSON);
      const { registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge: (given) => challenges.isOurs(purpose, subject, given),
        expectedOrigin: originsFor(origin),
        expectedRPID: configured().rpId,
        requireUserVerification: true,
      }).catch(refuse);
      if (!registrationInfo || !(await challenges.use(challenge))) throw passkeyInvalid();
      const { credential: made, credentialBackedUp: backedUp } = registrationInfo;
      return {
        credentialId: made.id,
        publicKey: Buffer.from(made.publicKey),
        signCount: made.counter,
        transports: response.response.transports,
        backedUp,
      };
    },

    /** Not verified yet: it says which passkey is meant. @throws UnauthenticatedError PASSKEY_INVALID */
    readAssertion: (text: string): Assertion => read(assertionShape, text),

    /** @throws UnauthenticatedError PASSKEY_INVALID, also for a counter that did not move on */
    async verifyAssertion(
      { subject, purpose }: ChallengeFor,
      response: Assertion,
      passkey: StoredPasskey,
    ): Promise<{ signCount: number; backedUp: boolean }> {
      const { challenge, origin } = clientDataOf(response.response.clientDataJSON);
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: (given) => challenges.isOurs(purpose, subject, given),
        expectedOrigin: originsFor(origin),
        expectedRPID: configured().rpId,
        requireUserVerification: true,
        credential: {
          id: passkey.credentialId,
          publicKey: Uint8Array.from(passkey.publicKey),
          counter: passkey.signCount,
          transports: passkey.transports,
        },
      }).catch(refuse);
      if (!verified || !(await challenges.use(challenge))) throw passkeyInvalid();
      return { signCount: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
    },
  };
}

export type PasskeyVerifier = ReturnType<typeof createPasskeyVerifier>;

/** The library throws plain errors that repeat what a client sent: only that there was one is kept. */
function refuse(): never {
  throw passkeyInvalid();
}

function read<Shape extends z.ZodType>(shape: Shape, text: string): z.infer<Shape> {
  try {
    return shape.parse(JSON.parse(text));
  } catch {
    throw passkeyInvalid();
  }
}

function clientDataOf(clientDataJSON: string): z.infer<typeof clientDataShape> {
  return read(clientDataShape, Buffer.from(clientDataJSON, 'base64url').toString());
}
