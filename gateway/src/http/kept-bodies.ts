import { compress, type Encoding } from './compression.js';

/** An answer that is sent many times as it is. */
export interface KeptBody {
  readonly text: string;
  /** As it was compressed. */
  readonly bodies: Map<Encoding, Buffer>;
}

/** The body in an encoding, compressed once for all clients who take it so. */
export async function compressedOnce({ text, bodies }: KeptBody, encoding: Encoding): Promise<Buffer> {
  const known = bodies.get(encoding);
  if (known) return known;
  const body = await compress(encoding, Buffer.from(text));
  bodies.set(encoding, body);
  return body;
}
