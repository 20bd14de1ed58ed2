import { expect, it } from '@jest/globals';
import { pickPort } from '@propmubi/dev-services';
import { debianTools } from '@propmubi/testkit';
import { MONITORING_PROGRAMS } from '../../src/monitoring/start-monitoring.js';
import { platformHome, says } from '../started-platform.js';

const drill = debianTools(MONITORING_PROGRAMS).missing ? it.skip : it;

drill(
  'pnpm observe tells of alerts in the place of the pager: here of a gateway that is not there',
  async () => {
    const homes = await platformHome();
    try {
      const port = () => pickPort(undefined, 'test').then(String);
      const observer = homes.run('observe', [
        ...['--prometheus-port', await port(), '--alertmanager-port', await port()],
        ...['--every', '1', '--gateway', `http://127.0.0.1:${await port()}`],
      ]);
      // The rule waits for a minute.
      await says(observer, 'docs/runbooks/gateway-absent.md', 150_000);
      expect(observer.output()).toMatch(/fires +GatewayAbsent to pager: No gateway answers/);
      observer.child.kill('SIGTERM');
      expect(await observer.exited).toBe(0);
    } finally {
      await homes.dispose();
    }
  },
  240_000,
);
