import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServedSupergraph } from '../operations/served-supergraph.js';
import { CONTRACTS, isContract, type ContractName } from './contract-tags.js';

/** `/graphql/partner`, and `/graphql/partner/stream`. */
const PATH = /^\/graphql\/([a-z]+)(?:\/stream)?(?:\?|$)/;

export const CONTRACT_PATHS = (Object.keys(CONTRACTS) as ContractName[]).map((name) => `/graphql/${name}`);

/** The contract that a URL asks for; undefined for `/graphql` and everything else. */
export function contractOfPath(url = ''): ContractName | undefined {
  const name = PATH.exec(url)?.[1];
  return name !== undefined && isContract(name) ? name : undefined;
}

/** Whether a URL is an endpoint that is served: the supergraph, and so which contracts there are, can change. */
export function isServed(
  url: string | undefined,
  { contracts }: Pick<ServedSupergraph, 'contracts'>,
): boolean {
  const contract = contractOfPath(url);
  return contract === undefined || contracts.find(contract) !== undefined;
}

/** 404 for the path of a contract that the supergraph does not have. */
export function contractGuard(supergraph: Pick<ServedSupergraph, 'contracts'>) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (isServed(request.url, supergraph)) done();
    else reply.callNotFound();
  };
}
