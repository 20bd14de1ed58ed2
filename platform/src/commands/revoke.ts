import { withIdentity } from '../identity-subgraph.js';
import { keyIdsOf } from '../rotation.js';
import { environmentOf, readSecretFile } from '../secret-file.js';
import { print } from '../terminal.js';
import { rotate } from './rotate.js';

/**
 * For a signing key of access tokens that became known: puts another in its place in the file, and ends every session and token at
 * once, forged ones included, before any process was restarted. People sign in again.
 */
export function revokeAccess({ file }: { file: string }): Promise<number> {
  const former = keyIdsOf(readSecretFile(file).values['ACCESS_TOKEN_SIGNING_KEYS']);
  // Before the file changes: what cannot be done leaves it as it is.
  environmentOf(file);
  rotate('access', 'replace', { file });
  return withIdentity(async (identity) => {
    const ended = await identity.endEverySession(former);
    print(
      `${ended} sessions ended; their tokens are refused from now on, and so is whatever the old key signed.`,
    );
    print(
      'Identity and the gateway still run with the old key: people can sign in once both were restarted.',
    );
    return 0;
  }, environmentOf(file));
}
