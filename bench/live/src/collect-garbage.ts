import WebSocket from 'ws';

const LISTENING_WITHIN_MS = 5_000;

/**
 * Makes a Node process collect its garbage, through its inspector: what is left is what it holds, not what it has not
 * got round to clearing. Returns the bytes of its heap in use. `inspectorPort` is the process's `--inspect-port`.
 */
export async function collectGarbage(pid: number, inspectorPort: number): Promise<number> {
  process.kill(pid, 'SIGUSR1');
  const socket = new WebSocket(await debuggerUrl(inspectorPort));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let lastId = 0;
  const call = (method: string, params = {}): Promise<{ result: { result?: { value: unknown } } }> => {
    const id = ++lastId;
    return new Promise((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(String(data)) as { id: number; result: { result?: { value: unknown } } };
        if (message.id === id) resolve(message);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  await call('HeapProfiler.collectGarbage');
  await call('HeapProfiler.collectGarbage');
  const { result } = await call('Runtime.evaluate', { expression: 'process.memoryUsage().heapUsed' });
  socket.terminate();
  return Number(result.result?.value);
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
