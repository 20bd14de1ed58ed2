import type { FormattedExecutionResult } from 'graphql';
import { AnswerBytes, writeJson } from '@propmubi/federation/serving';
import type { GatewayContext } from './gateway-context.js';

/** An answer with `extensions.deprecations`, when its operation uses something deprecated. */
export function withDeprecations<Body extends FormattedExecutionResult>(
  body: Body,
  { schema }: GatewayContext,
): Body {
  const deprecations = schema?.deprecated;
  if (!deprecations?.length) return body;
  return { ...body, extensions: { ...body.extensions, deprecations } };
}

/** The bytes of such an answer. One that is bytes already has no extensions. */
export function bytesWithDeprecations(
  body: AnswerBytes | FormattedExecutionResult,
  context: GatewayContext,
): AnswerBytes {
  if (!(body instanceof AnswerBytes))
    return AnswerBytes.of(Buffer.from(writeJson(withDeprecations(body, context)) ?? ''));
  const deprecations = context.schema?.deprecated;
  if (!deprecations?.length) return body;
  const extensions = Buffer.from(`,"extensions":${JSON.stringify({ deprecations })}}`);
  const longer = AnswerBytes.of(Buffer.concat([body.bytes.subarray(0, -1), extensions]));
  body.release();
  return longer;
}
