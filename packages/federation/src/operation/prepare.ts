import type { QueryPlan } from '@apollo/query-planner';
import type { OperationDefinitionNode } from 'graphql';
import { writeJson } from '../exact-json.js';
import type { Data } from '../json.js';
import type { SharedAnswer } from '../shared-answer.js';
import type { DeniedFields } from '../shape/selection.js';
import type { SupergraphModel } from '../supergraph.js';
import { withoutDenied } from './authorization.js';
import { canonicalOperation, clientText } from './canonical.js';
import type { ClientForm } from './client-form.js';
import type { CompiledPlan } from './compile.js';
import type { ClientOperation } from './document.js';
import { hoistLiterals } from './hoist-literals.js';
import { inlineFragments } from './inline-fragments.js';
import { withInternalNames, withoutInternalNames, type InternalOperation } from './internal-names.js';

/** A client operation without its name, its fragments and its literals. */
export interface NormalisedOperation {
  /** In the client's names. */
  readonly definition: OperationDefinitionNode;
  /** The same for operations that are answered in the same form. */
  readonly text: string;
  /** Variables that were literals. */
  readonly literals: Data;
  /** The same for equal literals. */
  readonly literalsText: string;
}

/** Costs time in proportion to the operation. @throws InvalidOperationError when it is too large without fragments */
export function normaliseOperation(model: SupergraphModel, operation: ClientOperation): NormalisedOperation {
  const inlined = inlineFragments(model.schema, operation);
  const { definition, literals } = hoistLiterals(model.schema, inlined, model.internalMarker);
  return { definition, text: clientText(definition), literals, literalsText: writeJson(literals) ?? '' };
}

/** An operation in the form that plans are kept by. */
export interface CanonicalForm {
  readonly internal: InternalOperation;
  /** Undefined when nothing is left without introspection. */
  readonly definition: OperationDefinitionNode | undefined;
  /** The same for operations that are planned alike. */
  readonly text: string;
}

/** Names, sorts and writes an operation as it is planned. */
export function canonicalForm(
  model: SupergraphModel,
  { definition }: Pick<NormalisedOperation, 'definition'>,
): CanonicalForm {
  const internal = withInternalNames(definition, model.internalMarker);
  const canonical = internal.planned && canonicalOperation(internal.planned);
  return { internal, definition: canonical?.definition, text: canonical?.text ?? '' };
}

/** What the planner is given: an operation without its denied fields. */
export function allowedDefinition(
  { schema }: SupergraphModel,
  { definition }: CanonicalForm,
  denied: DeniedFields,
): OperationDefinitionNode | undefined {
  return definition && denied.size > 0 ? withoutDenied(schema, definition, denied) : definition;
}

/**
 * A client operation that was validated, planned and compiled, for one set of denied fields. It belongs to the
 * supergraph it was prepared with, so an operation in flight survives a reload.
 */
export class PreparedOperation {
  readonly operationKind: 'query' | 'mutation' | 'subscription';
  readonly operationName: string | undefined;

  constructor(
    /** As the client wrote it. */
    readonly operation: ClientOperation,
    private readonly form: ClientForm,
    private readonly normalised: NormalisedOperation,
  ) {
    const { definition } = operation;
    this.operationKind = definition.operation;
    this.operationName = definition.name?.value;
  }

  get model(): SupergraphModel {
    return this.form.plan.model;
  }
  /** What was left out, by coordinate, with its error code. */
  get denied(): DeniedFields {
    return this.form.denied;
  }
  /** The planner's plan, for a plan viewer. Operations that are planned alike have the same one. */
  get plan(): QueryPlan {
    return this.form.plan.queryPlan;
  }
  /** What graphql-js answers from the API schema. */
  get introspection(): OperationDefinitionNode | undefined {
    return this.form.introspection;
  }
  /** Answers being made, by scope and variables; see `executeToJson`. */
  get inFlight(): Map<string, SharedAnswer> {
    return this.form.inFlight;
  }
  /** The same object for operations that are planned, denied and answered alike, but for their literals. */
  get answeredAs(): object {
    return this.form;
  }
  /** Tells operations of one form apart. */
  get literalsText(): string {
    return this.normalised.literalsText;
  }

  /** Whether both are one text to the same clients: planned, denied and answered alike. */
  isAlike(other: PreparedOperation): boolean {
    return this.form === other.form && this.literalsText === other.literalsText;
  }

  /** A path of the plan by field names, as fetches are reported. */
  pathText(path: string): string {
    return withoutInternalNames(path, this.model.internalMarker);
  }

  /** The compiled plan for these coerced variables. */
  compiled(variables: Readonly<Record<string, unknown>>): CompiledPlan {
    return this.form.compiled(variables);
  }

  /** Variables as the plan's requests use them. */
  toInternal(variables: Data): Data {
    return this.form.toInternal(variables, this.normalised.literals);
  }
}
