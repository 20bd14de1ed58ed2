import type { FormattedExecutionResult } from 'graphql';
import { writeJson } from '@propmubi/federation/serving';
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
  body: Buffer | FormattedExecutionResult,
  context: GatewayContext,
): Buffer {
  if (!Buffer.isBuffer(body)) return Buffer.from(writeJson(withDeprecations(body, context)) ?? '');
  const deprecations = context.schema?.deprecated;
  if (!deprecations?.length) return body;
  const extensions = Buffer.from(`,"extensions":${JSON.stringify({ deprecations })}}`);
  return Buffer.concat([body.subarray(0, -1), extensions]);
}
