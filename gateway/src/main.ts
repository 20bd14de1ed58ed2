import { fileURLToPath } from 'node:url';
import { ConfigError } from '@propmubi/runtime/config';
import { startErrorReports } from '@propmubi/runtime/error-reports';
import { createLogger } from '@propmubi/runtime/log';
import { startTelemetry } from '@propmubi/runtime/telemetry';
import { gatewayConfigFromEnv } from './config.js';
import { createGateway } from './gateway.js';
import { leadWorkers, leadsWorkers } from './workers.js';

const DEFAULT_SUPERGRAPH = fileURLToPath(new URL('../../schema/supergraph.graphql', import.meta.url));

/** Runs the gateway on its own, with the subgraphs over HTTP, until a signal asks it to drain. */
async function main(): Promise<void> {
  const config = gatewayConfigFromEnv(process.env, DEFAULT_SUPERGRAPH);
  if (leadsWorkers(config.workers)) {
    leadWorkers(config.workers, createLogger('gateway', config.logLevel));
    return;
  }
  const stopTelemetry = await startTelemetry(process.env, createLogger('telemetry', config.logLevel));
  const stopReports = await startErrorReports(
    process.env,
    'gateway',
    createLogger('errors', config.logLevel),
  );
  const gateway = await createGateway(config);
  let closing = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      gateway
        .close()
        .then(stopReports)
        .then(stopTelemetry)
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    });
  }
}

main().catch((error: unknown) => {
  const logger = createLogger('gateway');
  if (error instanceof ConfigError) logger.fatal({ problems: error.problems }, error.message);
  else logger.fatal({ err: error }, 'the gateway did not start');
  process.exit(1);
});
