import { GraphQLError, Source, type GraphQLErrorExtensions } from 'graphql';
import { InvalidOperationError } from '@propmubi/federation/serving';
import { InvalidInputError } from '@propmubi/runtime/errors';
import { limitError, type LimitCode } from '../limits/limit-error.js';

/** Why an operation cannot run, in a form that crosses threads. */
export type Refusal =
  | { readonly kind: 'error'; readonly error: PlainError }
  | { readonly kind: 'invalid'; readonly errors: readonly PlainError[] }
  | { readonly kind: 'limit'; readonly code: string; readonly message: string; readonly details: object };

interface PlainError {
  readonly message: string;
  readonly positions: readonly number[] | undefined;
  readonly path: readonly (string | number)[] | undefined;
  readonly extensions: GraphQLErrorExtensions;
}

/** Undefined for an error that is not about the operation. */
export function toRefusal(error: unknown): Refusal | undefined {
  if (error instanceof InvalidOperationError) return invalid(error.errors);
  if (error instanceof InvalidInputError) {
    const { code, ...details } = error.extensions;
    return { kind: 'limit', code: String(code), message: error.message, details };
  }
  // After the line above: an InvalidInputError is a GraphQLError, too, and one that is not is masked on its way out.
  return error instanceof GraphQLError ? { kind: 'error', error: plain(error) } : undefined;
}

export function invalid(errors: readonly GraphQLError[]): Refusal {
  return { kind: 'invalid', errors: errors.map(plain) };
}

/** The error that `toRefusal` was given; `source` is the document that its positions are in. */
export function fromRefusal(refusal: Refusal, source?: string): Error {
  if (refusal.kind === 'limit')
    return limitError(refusal.code as LimitCode, refusal.message, refusal.details as Record<string, unknown>);
  const text = source === undefined ? undefined : new Source(source);
  const revived = ({ message, positions, path, extensions }: PlainError): GraphQLError =>
    new GraphQLError(message, { source: text, positions, path, extensions });
  if (refusal.kind === 'error') return revived(refusal.error);
  return new InvalidOperationError(refusal.errors.map(revived));
}

function plain({ message, positions, path, extensions }: GraphQLError): PlainError {
  return { message, positions, path, extensions };
}
