import { inspecting } from './inspector.js';

/**
 * Makes a Node process collect its garbage, through its inspector: what is left is what it holds, not what it has not
 * got round to clearing. Returns the bytes of its heap in use. `inspectorPort` is the process's `--inspect-port`.
 */
export function collectGarbage(pid: number, inspectorPort: number): Promise<number> {
  return inspecting(pid, inspectorPort, async (call) => {
    await call('HeapProfiler.collectGarbage');
    await call('HeapProfiler.collectGarbage');
    const expression = 'process.memoryUsage().heapUsed';
    const { result } = await call<{ result: { value: number } }>('Runtime.evaluate', { expression });
    return result.value;
  });
}
