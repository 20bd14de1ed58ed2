import { deprecationOf, sunsetOf } from '../contracts/deprecated-uses.js';
import type { SchemaReport } from '../operations/gateway-context.js';

/**
 * Of which day the schema is (`X-API-Version`), and of an operation that uses something deprecated when the first of it was
 * deprecated (`Deprecation`, RFC 9745) and when the first of it goes (`Sunset`, RFC 8594).
 */
export function schemaHeaders({ version, deprecated = [] }: SchemaReport): Record<string, string> {
  const headers: Record<string, string> = {};
  if (version !== undefined) headers['X-API-Version'] = version;
  const [since, sunset] = [deprecationOf(deprecated), sunsetOf(deprecated)];
  if (since !== undefined) headers['Deprecation'] = since;
  if (sunset !== undefined) headers['Sunset'] = sunset;
  return headers;
}
