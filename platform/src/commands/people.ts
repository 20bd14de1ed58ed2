import { fromUser } from '../from-user.js';
import { withIdentity } from '../identity-subgraph.js';
import { dim, print } from '../terminal.js';

/** Gives the owner of a number a role. It counts from their next sign-in or refresh on. */
export function grantRole(phone: string, role: string, options: { recover?: boolean }): Promise<number> {
  return withIdentity(async (identity) => {
    const granted = await identity.grantRole(phone, role, options);
    print(`The owner of this number is ${granted} from their next sign-in on.`);
    return 0;
  });
}

/** Loads the register of agents, against which registrations are checked. */
export function importAgents(file: string): Promise<number> {
  const path = fromUser(file);
  return withIdentity(async (identity) => {
    const { imported, rejected, reasons } = await identity.importAgents(path);
    print(`${imported} agents imported, ${rejected} lines rejected`);
    for (const { line, reason } of reasons) print(dim(`  line ${line}: ${reason}`));
    return imported === 0 && rejected > 0 ? 1 : 0;
  });
}
