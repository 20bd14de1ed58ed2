import type { ServiceProcess } from '@propmubi/testkit';
import type { HaproxyControl } from '../../../deploy/release/haproxy-control.js';
import { answersOf } from '../../../deploy/release/metrics.js';
import type { ProcessGroup } from '../../../deploy/release/release.js';
import { publicJourneys } from '../../src/smoke/public-journeys.js';
import { runJourneys } from '../../src/smoke/run-journeys.js';

const POOL = 'gateway';

/** Gateways of one version, by the names that HAProxy has for them. */
export function gatewayGroup(name: string, gateways: ReadonlyMap<string, ServiceProcess>): ProcessGroup {
  const processes = [...gateways.values()];
  const all = (act: (process: ServiceProcess) => Promise<unknown>) => Promise.all(processes.map(act));
  return {
    name,
    start: async () => void (await all((process) => process.start())),
    stop: async () => void (await all((process) => process.terminate())),
    async tryOut() {
      const [{ url }] = processes as [ServiceProcess];
      const journeys = publicJourneys({ url, introspection: undefined, app: false, listingId: undefined });
      const { failed } = await runJourneys(journeys);
      if (failed > 0) throw new Error(`${failed} of ${journeys.length} journeys fail`);
    },
    async answers() {
      const pages = await Promise.all(processes.map((process) => process.get('/metrics')));
      return answersOf(pages.map(({ body }) => body));
    },
  };
}

/** Sends the servers of `next` a share of new requests, in percent, and those of `current` the rest. */
export function shareBetween(control: HaproxyControl, current: Iterable<string>, next: Iterable<string>) {
  const give = async (servers: Iterable<string>, percent: number) => {
    for (const server of servers) {
      await control.setWeight(POOL, server, percent);
      await control.setState(POOL, server, percent > 0 ? 'ready' : 'drain');
    }
  };
  return async (percent: number) => {
    await give(percent > 50 ? next : current, Math.max(percent, 100 - percent));
    await give(percent > 50 ? current : next, Math.min(percent, 100 - percent));
  };
}
