/** Clients behind a load balancer: each asks again and again over a connection that is kept open. */
export interface KeepAliveClients {
  readonly answered: number;
  /** Requests that were not answered, or with an error. */
  failures: string[];
  /** How many have gone over to the other server. */
  readonly moved: number;
  stop(): Promise<void>;
}

/** They go over when an answer says that its connection ends (`Connection: close`), and never before. */
export function startKeepAliveClients(
  { from, to }: { from: string; to: string },
  count: number,
  { query, authorization }: { query: string; authorization?: () => Promise<string> },
): KeepAliveClients {
  const failures: string[] = [];
  let answered = 0;
  let moved = 0;
  let stopped = false;
  const run = async () => {
    let url = from;
    while (!stopped) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(authorization && { authorization: await authorization() }),
          },
          body: JSON.stringify({ query }),
        });
        const text = await response.text();
        if (!response.ok || text.includes('"errors"')) failures.push(`${response.status} ${text}`);
        answered += 1;
        if (url === from && response.headers.get('connection') === 'close') {
          url = to;
          moved += 1;
        }
      } catch (error) {
        failures.push(String((error as Error).cause ?? error));
      }
    }
  };
  const clients = Array.from({ length: count }, run);
  return {
    get answered() {
      return answered;
    },
    failures,
    get moved() {
      return moved;
    },
    async stop() {
      stopped = true;
      await Promise.all(clients);
    },
  };
}
