import { inspecting } from '../live/src/inspector.js';

const EVERY_MICROSECONDS = 200;

/** A CPU profile of a Node process during `work`, through its inspector, as the text of a `.cpuprofile` file. */
export function profileOf(pid: number, inspectorPort: number, work: () => Promise<unknown>): Promise<string> {
  return inspecting(pid, inspectorPort, async (call) => {
    await call('Profiler.enable');
    await call('Profiler.setSamplingInterval', { interval: EVERY_MICROSECONDS });
    await call('Profiler.start');
    await work();
    const { profile } = await call<{ profile: object }>('Profiler.stop');
    return JSON.stringify(profile);
  });
}
