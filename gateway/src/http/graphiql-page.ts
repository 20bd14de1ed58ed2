/** The page and its script are two files, so that the content security policy needs no inline script. */
export function graphiqlPage({ development }: { development: boolean }): string {
  return GRAPHIQL_PAGE.replace(
    '<!-- development -->',
    development ? '<script src="/dev/sign-in.js"></script>' : '',
  );
}

const GRAPHIQL_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>PropMubi Trust OS · GraphiQL</title>
    <link rel="stylesheet" href="/graphiql/assets/graphiql.css" />
    <style>
      html, body, #graphiql { height: 100%; margin: 0; overflow: hidden; }
    </style>
    <link rel="stylesheet" href="/graphiql/assets/query-plan.css" />
  </head>
  <body>
    <div id="graphiql">Loading…</div>
    <script src="/graphiql/assets/react.js"></script>
    <script src="/graphiql/assets/react-dom.js"></script>
    <script src="/graphiql/assets/graphiql.js"></script>
    <script src="/graphiql/assets/graphql-ws.js"></script>
    <script src="/graphiql/assets/query-plan.js"></script>
    <script src="/graphiql/assets/examples.js"></script>
    <!-- development -->
    <script src="/graphiql/assets/start.js"></script>
  </body>
</html>
`;

/**
 * Queries go over HTTP and subscriptions over graphql-ws, both with the token of the headers editor. The token is not
 * stored unless GraphiQL's own setting says so.
 */
export const GRAPHIQL_SCRIPT = `'use strict';
const url = new URL('/graphql', location.href);
const socketUrl = new URL(url);
socketUrl.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';

function isSubscription(params, options) {
  const document = options && options.documentAST;
  if (!document) return false;
  const operations = document.definitions.filter((node) => node.kind === 'OperationDefinition');
  const chosen = params.operationName
    ? operations.find((node) => node.name && node.name.value === params.operationName)
    : operations[0];
  return Boolean(chosen) && chosen.operation === 'subscription';
}

function authorizationOf(headers) {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'authorization');
  return name ? headers[name] : undefined;
}

function subscribe(params, headers) {
  const authorization = authorizationOf(headers);
  const client = graphqlWs.createClient({
    url: socketUrl.href,
    retryAttempts: 0,
    connectionParams: authorization ? { authorization } : {},
  });
  return {
    subscribe(observer) {
      const sink = {
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error: (error) => observer.error(
          error instanceof CloseEvent ? new Error('Closed: ' + error.code + ' ' + error.reason) : error,
        ),
      };
      const unsubscribe = client.subscribe(params, sink);
      return { unsubscribe: () => { unsubscribe(); client.dispose(); } };
    },
  };
}

async function ask(params, headers) {
  // An open plan panel shows how long the fetches took, and takes what it asked for out of the answer.
  if (!queryPlanPanel.isOpen || 'x-query-plan' in headers) return send(params, headers);
  const { extensions, ...answer } = await send(params, { ...headers, 'x-query-plan': '1' });
  queryPlanPanel.ran(params, extensions);
  return answer;
}

async function send(params, headers) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(params),
  });
  return response.json();
}

/** Without the template of the headers editor, where nothing is filled in yet. */
function filledIn(given) {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => !/^Bearer *$/i.test(value)));
}

function fetcher(params, options) {
  const headers = filledIn((options && options.headers) || {});
  const session = window.developmentSession;
  if (session && session.authorization && !authorizationOf(headers)) headers.authorization = session.authorization;
  return isSubscription(params, options) ? subscribe(params, headers) : ask(params, headers);
}

queryPlanPanel.fetchPlan = (params, headers) =>
  send(params, { ...filledIn(headers), 'x-query-plan': 'only' });

ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    plugins: [queryPlanPanel.plugin],
    isHeadersEditorEnabled: true,
    defaultEditorToolsVisibility: 'headers',
    defaultHeaders: '{\\n  "authorization": "Bearer "\\n}',
    defaultTabs: graphiqlExamples.map((query) => ({ query })),
  }),
);
`;
