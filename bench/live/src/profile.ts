import { inspecting } from './inspector.js';

const EVERY_MICROSECONDS = 200;

/** What `work` gives, and a CPU profile of a Node process meanwhile, through its inspector, as the text of a `.cpuprofile` file. */
export function profileOf<T>(
  pid: number,
  inspectorPort: number,
  work: () => Promise<T>,
): Promise<{ result: T; profile: string }> {
  return inspecting(pid, inspectorPort, async (call) => {
    await call('Profiler.enable');
    await call('Profiler.setSamplingInterval', { interval: EVERY_MICROSECONDS });
    await call('Profiler.start');
    const result = await work();
    const { profile } = await call<{ profile: object }>('Profiler.stop');
    return { result, profile: JSON.stringify(profile) };
  });
}
