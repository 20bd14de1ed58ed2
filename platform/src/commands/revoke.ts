import { withIdentity } from '../identity-subgraph.js';
import { print } from '../terminal.js';
import { rotate } from './rotate.js';

/**
 * For a signing key of access tokens that became known: puts another in its place in the file, and ends every session and token at
 * once, before any process was restarted. People sign in again.
 */
export function revokeAccess({ file }: { file: string }): Promise<number> {
  rotate('access', 'replace', { file });
  return withIdentity(async (identity) => {
    const ended = await identity.endEverySession();
    print(`${ended} sessions ended; their tokens are refused from now on.`);
    print(
      'A token that was forged with the old key is refused once the gateway runs with the new one: restart it now.',
    );
    return 0;
  });
}
