import type { AnswerBytes } from '@propmubi/federation/serving';
import { compress, type Encoding } from './compression.js';

/** An answer that is sent many times as it is. */
export interface KeptBody {
  readonly body: AnswerBytes;
  /** As it was compressed. */
  readonly bodies: Map<Encoding, Buffer>;
}

/** The body in an encoding, compressed once for all clients who take it so. */
export async function compressedOnce({ body, bodies }: KeptBody, encoding: Encoding): Promise<Buffer> {
  const known = bodies.get(encoding);
  if (known) return known;
  const compressed = await compress(encoding, body.bytes);
  bodies.set(encoding, compressed);
  return compressed;
}
