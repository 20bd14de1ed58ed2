import { Kind, type ConstDirectiveNode } from 'graphql';

/** Contracts, each with the audiences whose tags it shows. Every supergraph with one of these tags has these contracts. */
export const CONTRACTS = { public: ['public'], partner: ['public', 'partner'] } as const;

export type ContractName = keyof typeof CONTRACTS;

/** What programs are shown: the tokens of API keys see this contract, wherever they ask. */
export const CONTRACT_OF_KEYS: ContractName = 'partner';

export const contractTag = (audience: string): string => `contract/${audience}`;
/** Takes an argument or a field of an input out of the contracts that show what holds it. */
export const INTERNAL_TAG = contractTag('internal');

export function isContract(name: string): name is ContractName {
  return Object.hasOwn(CONTRACTS, name);
}

interface Tagged {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

export function tagsOf(node: Tagged | null | undefined): string[] {
  return (node?.directives ?? []).flatMap(({ name, arguments: given }) => {
    if (name.value !== 'tag' && name.value !== 'federation__tag') return [];
    const value = given?.find((argument) => argument.name.value === 'name')?.value;
    return value?.kind === Kind.STRING ? [value.value] : [];
  });
}
