const JSON_BODY = { 'content-type': 'application/json' };

/** Set in a browser in which someone signed in, until they sign out. Holds no secret: it says which requests are worth sending. */
export const SIGNED_IN_BEFORE = 'propmubi-signed-in';

/** Sends an operation, for who has the token or for a visitor. */
export function graphRequest(query: string, variables: object, token?: string): Promise<Response> {
  return fetch('/graphql', {
    method: 'POST',
    headers: {
      ...JSON_BODY,
      accept: 'application/json',
      'apollographql-client-name': 'web',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
}

/** Sends to a session route of the gateway, with the cookie that holds the refresh token. */
export function postToSession(route: string, input: object): Promise<Response> {
  return fetch(`/session/${route}`, { method: 'POST', headers: JSON_BODY, body: JSON.stringify(input) });
}

/** Lets one tab at a time renew the session: a refresh token is good for one use. */
export function underRenewalLock<Result>(renew: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request('propmubi-refresh', renew);
}
