import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const UP = 0x01;
const UV = 0x04;
const BACKED_UP = 0x08 | 0x10;
const ATTESTED = 0x40;

export interface Behaviour {
  /** The page it runs on, as the browser states it. */
  origin?: string;
  /** The site it believes to be on. */
  rpId?: string;
  userVerified?: boolean;
  /** Instead of the next value. */
  counter?: number;
  /** Instead of what was asked. */
  challenge?: string;
  type?: string;
}

interface RequestOptions {
  challenge: string;
  rpId?: string;
  rp?: { id?: string };
  user?: { id: string };
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();

/** An authenticator in software: real P-256 keys and signatures, and the faults that a test asks for. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32);
  readonly #key: KeyObject;
  readonly #cose: Map<number, number | Uint8Array>;
  #userHandle = '';
  counter = 0;

  constructor(private readonly origin = 'http://localhost:4000') {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    // kty EC2, alg ES256, crv P-256 (RFC 9053).
    this.#cose = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Uint8Array.from(Buffer.from(x, 'base64url'))],
      [-3, Uint8Array.from(Buffer.from(y, 'base64url'))],
    ]);
  }

  /** The answer to options of `navigator.credentials.create`, both as JSON text. */
  create(options: string, behaviour: Behaviour = {}): string {
    const asked = JSON.parse(options) as RequestOptions;
    this.#userHandle = asked.user?.id ?? '';
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const attested = Buffer.concat([
      Buffer.alloc(16),
      length,
      this.credentialId,
      Buffer.from(isoCBOR.encode(this.#cose as never)),
    ]);
    const authData = Buffer.concat([this.#head(asked, behaviour, ATTESTED), attested]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', Uint8Array.from(authData)],
    ]);
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', asked, behaviour).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation as never)).toString('base64url'),
      transports: ['internal'],
    });
  }

  /** The answer to options of `navigator.credentials.get`. */
  get(options: string, behaviour: Behaviour = {}): string {
    const asked = JSON.parse(options) as RequestOptions;
    const authData = this.#head(asked, behaviour, 0);
    const clientData = this.#clientData('webauthn.get', asked, behaviour);
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.#key);
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
      ...(this.#userHandle !== '' && { userHandle: this.#userHandle }),
    });
  }

  #answer(response: object): string {
    const id = this.credentialId.toString('base64url');
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} });
  }

  #head(asked: RequestOptions, { rpId, userVerified = true, counter }: Behaviour, flags: number): Buffer {
    this.counter = counter ?? this.counter + 1;
    const bytes = Buffer.alloc(5);
    bytes.writeUInt8(UP | BACKED_UP | (userVerified ? UV : 0) | flags);
    bytes.writeUInt32BE(this.counter, 1);
    return Buffer.concat([sha256(rpId ?? asked.rpId ?? asked.rp?.id ?? ''), bytes]);
  }

  #clientData(type: string, asked: RequestOptions, behaviour: Behaviour): Buffer {
    const { origin = this.origin, challenge = asked.challenge } = behaviour;
    return Buffer.from(
      JSON.stringify({ type: behaviour.type ?? type, challenge, origin, crossOrigin: false }),
    );
  }
}
