import WebSocket from 'ws';

const LISTENING_WITHIN_MS = 5_000;

/** Asks something of the process that is inspected, by the Chrome DevTools Protocol. */
export type Call = <Result = unknown>(method: string, params?: object) => Promise<Result>;

/** Inspects a Node process while `work` lasts. `inspectorPort` is the process's `--inspect-port`. */
export async function inspecting<T>(
  pid: number,
  inspectorPort: number,
  work: (call: Call) => Promise<T>,
): Promise<T> {
  process.kill(pid, 'SIGUSR1');
  const socket = new WebSocket(await debuggerUrl(inspectorPort));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const answers = new Map<number, (result: unknown) => void>();
  socket.on('message', (data) => {
    const { id, result } = JSON.parse((data as Buffer).toString()) as { id: number; result: unknown };
    answers.get(id)?.(result);
    answers.delete(id);
  });
  let lastId = 0;
  const call = (method: string, params = {}): Promise<unknown> => {
    const id = ++lastId;
    return new Promise((resolve) => {
      answers.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  try {
    return await work(call as Call);
  } finally {
    socket.terminate();
  }
}

async function debuggerUrl(port: number): Promise<string> {
  const deadline = performance.now() + LISTENING_WITHIN_MS;
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/json/list`).catch(() => undefined);
    const [target] = response?.ok ? ((await response.json()) as { webSocketDebuggerUrl: string }[]) : [];
    if (target) return target.webSocketDebuggerUrl;
    if (performance.now() > deadline) throw new Error('The inspector of the platform does not answer.');
  }
}
