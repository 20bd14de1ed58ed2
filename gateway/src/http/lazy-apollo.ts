import type { ApolloServer } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayContext } from '../operations/gateway-context.js';
import type { ApolloOptions } from './apollo.js';

/** Apollo Server, which most requests do without; loaded and started by the first one that does not. */
export interface LazyApollo {
  get(): Promise<ApolloServer<GatewayContext>>;
  answer(
    request: FastifyRequest,
    reply: FastifyReply,
    context: GatewayContext,
    mediaType: string,
  ): Promise<FastifyReply>;
  stop(): Promise<void>;
}

export function lazyApollo(options: ApolloOptions): LazyApollo {
  let started: Promise<ApolloServer<GatewayContext>> | undefined;
  const load = () => import('./apollo.js');
  const get = (): Promise<ApolloServer<GatewayContext>> =>
    (started ??= load().then(({ startApollo }) => startApollo(options)));
  return {
    get,
    async answer(request, reply, context, mediaType) {
      const [{ answerByApollo }, apollo] = await Promise.all([load(), get()]);
      return answerByApollo(apollo, request, reply, context, mediaType);
    },
    async stop() {
      await (await started)?.stop();
    },
  };
}
