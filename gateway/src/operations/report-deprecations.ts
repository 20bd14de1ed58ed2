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

/** The text of such an answer. One that is text already has no extensions. */
export function textWithDeprecations(
  body: string | FormattedExecutionResult,
  context: GatewayContext,
): string {
  if (typeof body !== 'string') return writeJson(withDeprecations(body, context)) ?? '';
  const deprecations = context.schema?.deprecated;
  if (!deprecations?.length) return body;
  return `${body.slice(0, -1)},"extensions":${JSON.stringify({ deprecations })}}`;
}
