import { describe, expect, it } from '@jest/globals';
import { pickPort } from '@propmubi/dev-services';
import { openStartupServer } from '../src/startup-server.js';

describe('openStartupServer', () => {
  it('is alive but not ready, and says what it waits for', async () => {
    const port = await pickPort(undefined, 'test');
    const room = await openStartupServer(port, '127.0.0.1');
    try {
      room.waitFor('Postgres');
      const ask = (path: string) =>
        fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: 'close' } });
      expect((await ask('/health')).status).toBe(200);
      const ready = await ask('/health/ready');
      expect(ready.status).toBe(503);
      expect(await ready.json()).toEqual({ status: 'not ready', waitingFor: 'Postgres' });
      expect(await (await ask('/graphql')).json()).toMatchObject({
        errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
      });
    } finally {
      await room.close();
    }
  });

  it('says in one sentence that the port is taken and what to do', async () => {
    const port = await pickPort(undefined, 'test');
    const room = await openStartupServer(port, '127.0.0.1');
    try {
      await expect(openStartupServer(port, '127.0.0.1')).rejects.toMatchObject({
        code: 'PORT_TAKEN',
        message: expect.stringContaining(`Port ${port} is taken by another program`),
      });
    } finally {
      await room.close();
    }
  });
});
