import WebSocket from 'ws';

const LISTENING_WITHIN_MS = 5_000;
const EVERY_MICROSECONDS = 200;

/** A CPU profile of a Node process during `work`, through its inspector, as the text of a `.cpuprofile` file. */
export async function profileOf(
  pid: number,
  inspectorPort: number,
  work: () => Promise<unknown>,
): Promise<string> {
  process.kill(pid, 'SIGUSR1');
  const socket = new WebSocket(await debuggerUrl(inspectorPort));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const answers = new Map<number, (message: Answer) => void>();
  socket.on('message', (data) => {
    const message = JSON.parse((data as Buffer).toString()) as Answer;
    answers.get(message.id)?.(message);
  });
  let lastId = 0;
  const call = (method: string, params = {}): Promise<Answer> => {
    const id = ++lastId;
    return new Promise((resolve) => {
      answers.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  await call('Profiler.enable');
  await call('Profiler.setSamplingInterval', { interval: EVERY_MICROSECONDS });
  await call('Profiler.start');
  await work();
  const { result } = await call('Profiler.stop');
  socket.terminate();
  return JSON.stringify(result.profile);
}

interface Answer {
  id: number;
  result: { profile?: unknown };
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
