import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  exampleOf,
  given,
  type GraphExchange,
  graphInteraction,
  type PactCall,
  type ProviderState,
} from '@propmubi/pacts';
import { print } from 'graphql';
import { createClient, type TrustOsClient } from '../../src/index.js';

interface Call<Answer, Variables> {
  description: string;
  states?: ProviderState[];
  /** Which value of the states is the bearer’s token; left out, a visitor asks. */
  token?: 'accessToken' | 'apiKey';
  variables: Variables;
  answer: GraphExchange<Answer>['answer'];
  /** What the program does; by default it sends the operation, and gets what is read of `data`, or the code. */
  run?: (client: TrustOsClient) => Promise<unknown>;
  gives?: unknown;
}

/** A call of the client that sends `document`. */
export function pactCall<Answer, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Answer, Variables>,
  { description, states = [], token, variables, answer, run, gives }: Call<Answer, Variables>,
): PactCall {
  const send = (client: TrustOsClient) =>
    client.request(document as TypedDocumentNode<Answer, Record<string, unknown>>, exampleOf(variables));
  const open = (url: string) => createClient({ url: `${url}/graphql`, getToken: () => token });
  const headers = {
    accept: 'application/json',
    'apollographql-client-name': '@propmubi/client',
    ...(token && { authorization: given(`Bearer \${${token}}`, `Bearer ${token}`) }),
  };
  return {
    interaction: graphInteraction<Answer>({
      description,
      states,
      headers,
      body: { query: print(document), variables },
      answer,
    }),
    run: (url) => (run ?? send)(open(url)),
    gives: gives ?? ('data' in answer ? exampleOf(answer.data) : { code: answer.code }),
  };
}
