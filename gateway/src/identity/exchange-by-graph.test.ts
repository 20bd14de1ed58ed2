import { describe, expect, it } from '@jest/globals';
import { UnavailableError } from '@propmubi/runtime/errors';
import { createLogger } from '@propmubi/runtime/log';
import { createMetrics } from '../observability/metrics.js';
import type { OperationRunner } from '../operations/run-operation.js';
import { exchangeApiKey } from './exchange-by-graph.js';

describe('exchangeApiKey', () => {
  it('says that keys cannot be checked where the operation cannot be planned, which is no fault of the client', async () => {
    const planning = new UnavailableError('This operation could not be planned.', {
      code: 'PLANNING_FAILED',
    });
    const runner = {
      supergraph: {
        find: () => undefined,
        prepare: () => Promise.reject(planning),
        contracts: { answerFor: (_context: unknown, body: unknown) => body },
      },
      metrics: createMetrics(),
      logger: createLogger('gateway', 'silent'),
    } as unknown as OperationRunner;
    await expect(exchangeApiKey(runner, 'pk_live_key', '203.0.113.7')).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
  });
});
