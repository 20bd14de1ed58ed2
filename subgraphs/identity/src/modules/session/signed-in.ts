import type { IdentityContext } from '../../context.js';
import type { SessionTokens } from './session.service.js';
import type { SessionPayload } from './session.types.js';

/** The payload of a new session. The remaining fields of the request resolve as its user. */
export async function signedIn(
  { viewer, ...tokens }: SessionTokens,
  context: IdentityContext,
): Promise<SessionPayload> {
  await context.become(viewer);
  return { ...tokens, user: await context.loaders.userById.load(viewer.userId as string) };
}
