import type { Federation } from '@propmubi/federation/serving';
import { type AccessPolicy, createAccessPolicy, type Policy } from '../authorization/access-policy.js';
import type { GatewayConfig } from '../config.js';
import { readContractHeader } from '../contracts/contract-version.js';
import { ContractViews } from '../contracts/contract-views.js';
import { DeprecatedUses } from '../contracts/deprecated-uses.js';
import { type IsMetered, readMetering } from '../limits/unmetered.js';
import type { GatewayContext } from './gateway-context.js';
import { createOperationValidator, type OperationValidator } from './operation-validator.js';

/** What is read from one version of a supergraph. */
export interface SupergraphRules {
  readonly validator: OperationValidator;
  readonly contracts: ContractViews;
  /** Undefined where every client is anonymous. */
  readonly access: AccessPolicy | undefined;
  readonly isMetered: IsMetered;
  readonly deprecated: DeprecatedUses;
  /** Day of the contracts. */
  readonly version: string | undefined;
}

interface Settings {
  readonly config: Pick<GatewayConfig, 'limits' | 'introspection' | 'authentication'>;
  readonly policies?: Readonly<Record<string, Policy>> | undefined;
}

export function readSupergraphRules(
  { schema, supergraphSchema, supergraphSdl }: Federation<GatewayContext>,
  { config, policies }: Settings,
): SupergraphRules {
  const { limits, introspection, authentication } = config;
  const { version, deprecatedSince } = readContractHeader(supergraphSdl);
  return {
    validator: createOperationValidator({ schema, supergraphSchema, limits, introspection }),
    contracts: new ContractViews({ schema, supergraphSchema }, { supergraphSchema, limits }),
    access: authentication ? createAccessPolicy(supergraphSchema, policies) : undefined,
    isMetered: readMetering(supergraphSchema),
    deprecated: new DeprecatedUses(schema, deprecatedSince),
    version,
  };
}
