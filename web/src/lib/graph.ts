import { RequestError } from '@propmubi/client';
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { TypedDocumentString } from '../graphql/graphql.js';
import { takeEarlyAnswer } from '../early/answers.js';
import { graphRequest } from '../early/requests.js';
import { noteOutage } from './outage.js';
import { accessToken, useSession } from './session.js';
import { askForProof, type Proof } from './step-up.js';

export const endpoint = new URL('/graphql', location.origin).href;

/** Reads whose screen itself says what they lack: metrics are about the platform, which works without them. */
const TOLD_ON_SCREEN = new Set(['OperationsDashboard']);

/** Errors that asking again cannot change. */
const isFinal = (error: Error) => error instanceof RequestError && error.code !== 'SERVICE_UNAVAILABLE';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && !isFinal(error),
    },
  },
});

// The session may end, or become another's, in another tab: what one user was shown is no other's to see.
useSession.subscribe(({ session }, { session: before }) => {
  if (before && session?.userId !== before.userId) setTimeout(forgetOthersAnswers);
});

/** Once the screens of the user who left are gone: what is still shown is public, and read again. */
function forgetOthersAnswers(): void {
  queryClient.removeQueries({ type: 'inactive' });
  void queryClient.invalidateQueries();
}

/** A query of the graph for TanStack Query; its key is the operation's name and variables. */
export function graphQuery<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
) {
  return queryOptions({
    queryKey: [operationName(document), variables],
    queryFn: () => request(document, variables),
  });
}

/** Reads a query of the graph in a component. */
export function useGraph<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  options: { refetchInterval?: number | false } = {},
) {
  return useQuery({ ...graphQuery(document, variables), ...options });
}

/** Reads queries of these names again, whatever their variables: at once where they are on the screen. */
export function readAgain(names: readonly string[]): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey: [name] }) => names.includes(String(name)) });
}

/**
 * Sends a query or mutation. The documents are text, so that the first route needs no parser or printer of GraphQL.
 * A dangerous act that is refused for want of a fresh proof has changed nothing: it is sent again once the viewer gave one.
 * @throws RequestError
 */
export async function request<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const answer = await send<Result>(document, variables);
  const proof = missingProof(answer);
  if (!proof || !(await askForProof(proof))) return resultOf(answer, document);
  return resultOf(await send<Result>(document, variables), document);
}

interface Answer<Result> {
  status: number;
  requestId: string | null;
  data?: Result | null;
  errors?: ConstructorParameters<typeof RequestError>[0];
}

async function send<Result>(document: { toString(): string }, variables: object): Promise<Answer<Result>> {
  const token = await accessToken();
  const text = document.toString();
  const early = token === undefined ? takeEarlyAnswer(text, variables) : undefined;
  const response = await (early ?? graphRequest(text, variables, token));
  const body = (await response.json().catch(() => undefined)) as Partial<Answer<Result>> | undefined;
  return { ...body, status: response.status, requestId: response.headers.get('x-correlation-id') };
}

function resultOf<Result>(answer: Answer<Result>, document: { toString(): string }): Result {
  const { status, requestId, data, errors } = answer;
  const isPartial = isOutageBelow(answer);
  if (errors?.length && !isPartial) throw new RequestError(errors, data, requestId);
  if (data) {
    const name = operationName(document);
    if (isQuery(document) && !TOLD_ON_SCREEN.has(name)) noteOutage(name, isPartial);
    return data;
  }
  // A proxy in front of a gateway that does not answer sends a page.
  const message = `The endpoint answered HTTP ${status} without a GraphQL result.`;
  throw new RequestError([{ message, extensions: { code: 'SERVICE_UNAVAILABLE' } }], undefined, requestId);
}

/** Whether a service is down whose facts are only a part of each thing that was asked for: the page stands without them. */
function isOutageBelow({ data, errors = [] }: Answer<unknown>): boolean {
  const found = (data ?? {}) as Record<string, unknown>;
  const isBelow = ({ path: [root] = [], extensions }: (typeof errors)[number]) =>
    extensions?.['code'] === 'SERVICE_UNAVAILABLE' && root !== undefined && found[root] != null;
  return errors.length > 0 && errors.every(isBelow);
}

/** As an error, or among the refusals of a mutation that selects them. */
function missingProof({ data, errors = [] }: Answer<unknown>): Proof | undefined {
  const refusals = Object.values(data ?? {}).flatMap(
    (payload) => (payload as { userErrors?: { code: string }[] } | null)?.userErrors ?? [],
  );
  const codes = [
    ...refusals.map(({ code }) => code),
    ...errors.map(({ extensions }) => extensions?.['code']),
  ];
  if (codes.includes('STEP_UP_REQUIRED')) return 'SECOND_FACTOR';
  // Of a session that began at a provider whose word counts for this act.
  return errors.some(({ extensions }) => extensions?.['atProvider'] === true) ? 'PROVIDER' : undefined;
}

const isQuery = (document: { toString(): string }) => document.toString().trimStart().startsWith('query');

const OPERATION = /(?:query|mutation|subscription)\s+(\w+)/;

export function operationName(document: { toString(): string }): string {
  return OPERATION.exec(document.toString())?.[1] ?? 'anonymous';
}
