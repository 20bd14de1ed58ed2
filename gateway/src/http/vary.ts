import type { FastifyReply } from 'fastify';

/** Adds headers of the request, in lower case, to those that the answer depends on. */
export function varyBy(reply: FastifyReply, ...fields: readonly string[]): void {
  const known = String(reply.getHeader('vary') ?? '').split(',');
  const all = [...known.map((field) => field.trim().toLowerCase()), ...fields].filter(Boolean);
  void reply.header('vary', [...new Set(all)].join(', '));
}
