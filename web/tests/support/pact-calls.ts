import {
  exampleOf,
  given,
  type GraphExchange,
  graphInteraction,
  type PactCall,
  type ProviderState,
} from '@propmubi/pacts';
// Before the app’s own code, which reads the page’s address as it loads.
import { browser } from './browser.js';
import type { TypedDocumentString } from '../../src/graphql/graphql.js';
import { request } from '../../src/lib/graph.js';
import { useSession } from '../../src/lib/session.js';

interface Call<Answer, Variables> {
  description: string;
  states: ProviderState[];
  /** Left out, a visitor asks. */
  isSignedIn?: boolean;
  variables: Variables;
  answer: GraphExchange<Answer>['answer'];
}

const TOKEN = 'an access token';

/** An operation of the graph as the screens send it. */
export function graphCall<Answer, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Answer, Variables>,
  { description, states, isSignedIn = true, variables, answer }: Call<Answer, Variables>,
): PactCall {
  const headers = {
    accept: 'application/json',
    'apollographql-client-name': 'web',
    ...(isSignedIn && { authorization: given('Bearer ${accessToken}', `Bearer ${TOKEN}`) }),
  };
  const body = { query: document.toString(), variables };
  return {
    interaction: graphInteraction<Answer>({ description, states, headers, body, answer }),
    run(url) {
      openPage(url);
      if (isSignedIn) signedIn();
      return request(document, exampleOf(variables));
    },
    gives: 'data' in answer ? exampleOf(answer.data) : { code: answer.code },
  };
}

/** A page of a visitor, or of a browser whose cookie is not tried yet. */
export function openPage(url: string, cookie?: string): void {
  Object.assign(browser, { server: url, cookie });
  useSession.setState({ status: cookie ? 'unknown' : 'signed-out', session: undefined });
}

function signedIn(): void {
  const expiresAt = new Date(Date.now() + 600_000).toISOString();
  useSession.setState({
    status: 'signed-in',
    session: { accessToken: TOKEN, expiresAt, userId: 'the viewer' },
  });
}
