import type { IsDenied } from '@propmubi/federation/serving';
import { UnavailableError } from '@propmubi/runtime/errors';
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../operations/gateway-context.js';
import { createOperationValidator, type OperationValidator } from '../operations/operation-validator.js';
import { contractErrors } from './contract-errors.js';
import { contractSchema, type SupergraphSchemas } from './contract-schema.js';
import { CONTRACT_OF_KEYS, type ContractName } from './contract-tags.js';

/** A supergraph as the clients of one contract see it. */
export interface ContractView {
  readonly schema: GraphQLSchema;
  readonly validator: OperationValidator;
}

type Options = Omit<Parameters<typeof createOperationValidator>[0], 'schema' | 'introspection'>;

/**
 * The contracts of one supergraph, each made when it is first asked for. A document is validated against the contract’s own
 * schema, so what is outside of it is answered like what does not exist, in the same time.
 */
export class ContractViews {
  private readonly views = new Map<ContractName, ContractView | undefined>();

  constructor(
    private readonly schemas: SupergraphSchemas,
    private readonly options: Options,
  ) {}

  /** What binds a request: the path it called, or its key. Undefined for one that sees the whole API schema. */
  viewFor({ contract, viewer }: Pick<GatewayContext, 'contract' | 'viewer'>): ContractView | undefined {
    const name = contract ?? (viewer.viaKey ? CONTRACT_OF_KEYS : undefined);
    const view = name && this.find(name);
    // After a reload without contracts; a request for one is refused before.
    if (contract && !view) throw new UnavailableError('This contract is not served any more.');
    return view;
  }

  /** What a client is denied, with all that its contract does not show. */
  deniedIn(context: GatewayContext, denied: IsDenied | undefined): IsDenied | undefined {
    const types = this.viewFor(context)?.schema.getTypeMap();
    if (!types) return denied;
    return (typeName, fieldName) => {
      const type = types[typeName];
      const isShown = type && 'getFields' in type && fieldName in type.getFields();
      return isShown ? denied?.(typeName, fieldName) : 'NOT_FOUND';
    };
  }

  /** An answer as the client of a contract sees it, whose errors say nothing of what is outside. */
  answerFor<Answer extends FormattedExecutionResult>(
    context: Pick<GatewayContext, 'contract' | 'viewer'>,
    answer: Answer,
  ): Answer {
    const { errors } = answer;
    if (!errors?.length) return answer;
    const name = context.contract ?? (context.viewer.viaKey ? CONTRACT_OF_KEYS : undefined);
    return name && this.find(name) ? { ...answer, errors: contractErrors(errors) } : answer;
  }

  /** Undefined where the supergraph has no such contract. */
  find(name: ContractName): ContractView | undefined {
    if (this.views.has(name)) return this.views.get(name);
    const schema = contractSchema(this.schemas, name);
    // A contract is published: its schema is no secret.
    const validator = schema && createOperationValidator({ ...this.options, schema, introspection: 'open' });
    const view = schema && validator && { schema, validator };
    this.views.set(name, view);
    return view;
  }
}
