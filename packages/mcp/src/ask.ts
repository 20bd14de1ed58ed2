export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

export type Ask = (query: string, variables: Record<string, unknown>) => Promise<Answer>;

const ANSWERS_WITHIN_MS = 30_000;

/**
 * Sends operations to a platform, as the owner of an API key or, without one, as a visitor. Where it does not answer with
 * GraphQL, the answer is an error of code UNREACHABLE, which says why.
 */
export function createAsk({ url, apiKey }: { url: string; apiKey?: string | undefined }): Ask {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'apollographql-client-name': 'propmubi-mcp',
    ...(apiKey && { authorization: `Bearer ${apiKey}` }),
  };
  return async (query, variables) => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      });
      return (await response.json()) as Answer;
    } catch (error) {
      const message = `${url} does not answer: ${(error as Error).message}.`;
      return { errors: [{ message, extensions: { code: 'UNREACHABLE' } }] };
    }
  };
}
