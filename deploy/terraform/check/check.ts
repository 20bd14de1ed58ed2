import { readConfiguration, rootsOf } from './configuration.js';
import { expand } from './expand.js';
import { addressProblems, encryptedAtRest, encryptedInTransit } from './policies/encryption.js';
import { firewalled, leastPrivilege, notPublic } from './policies/exposure.js';
import { backedUp, protectedInProduction, sized } from './policies/protection.js';
import { pinned, separateStates, tagged, withoutSecrets } from './policies/state.js';
import { schemaProblems } from './provider-schema.js';
import { referenceProblems } from './references.js';

/**
 * All that is wrong with texts of Terraform, by path from deploy/terraform, as far as it shows without `terraform`: no plan is made,
 * and no account is asked.
 * @throws where a text is no HCL
 */
export async function problemsOf(texts: ReadonlyMap<string, string>): Promise<string[]> {
  const configuration = await readConfiguration(texts);
  const roots = expand(configuration);
  const policies = [
    encryptedAtRest,
    encryptedInTransit,
    notPublic,
    firewalled,
    leastPrivilege,
    backedUp,
    protectedInProduction,
    sized,
    withoutSecrets,
    tagged,
    pinned(configuration),
  ];
  const problems = [
    ...referenceProblems(configuration),
    ...schemaProblems(configuration),
    ...[...configuration.values()].flatMap(addressProblems),
    ...separateStates(roots),
    ...roots.flatMap((root) => policies.flatMap((policy) => policy(root))),
    ...(rootsOf(configuration).length > 0 ? [] : ['there is nothing to run Terraform in']),
  ];
  return [...new Set(problems)];
}
