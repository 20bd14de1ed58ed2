import type { Interaction, ProviderState } from './consumer-pact.js';
import type { Read } from './read.js';
import { each, oneOf, text } from './values.js';

export interface GraphExchange<Answer> {
  description: string;
  states?: readonly ProviderState[];
  /** Default `/graphql`. */
  path?: string;
  headers: Record<string, string>;
  /** As the consumer sends it. */
  body: { query: string; variables?: object | undefined };
  /** What the consumer reads of `data`, or the code of the error that it is refused with, and the status of the answer. */
  answer: { data: Read<Answer> } | { code: string; status: number };
}

/** An operation of the graph that a consumer sends, and what it reads of the answer. */
export function graphInteraction<Answer>(exchange: GraphExchange<Answer>): Interaction {
  const { description, states = [], path = '/graphql', headers, body, answer } = exchange;
  const refusal = 'code' in answer ? answer : undefined;
  const { code = '', status = 200 } = refusal ?? {};
  const errors = each({ message: text('Why it was refused.'), extensions: { code: oneOf(code) } });
  return {
    description,
    states,
    request: { path, headers, body },
    response: { status, body: refusal ? { errors } : answer },
  };
}
