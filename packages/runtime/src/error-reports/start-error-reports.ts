import { errorReportSettings, readSettings } from '../config/config.js';
import { currentRequestId, type Logger } from '../log/logger.js';
import { activeTracing } from '../telemetry/telemetry.js';
import { setErrorReporter } from './report-unexpected.js';

/** Of Node's ten, drivers of a database fill nine. */
const FRAMES = 40;

/**
 * Sends unexpected errors of this process by Sentry's protocol when the environment names where to (SENTRY_DSN); its
 * library is loaded only then. Returns how to end it, which waits a moment for what is on its way.
 * @throws ConfigError
 */
export async function startErrorReports(
  env: NodeJS.ProcessEnv,
  service: string,
  logger: Logger,
): Promise<() => Promise<void>> {
  const { SENTRY_DSN: dsn, SENTRY_ENVIRONMENT: environment } = readSettings(errorReportSettings, env);
  if (!dsn) return () => Promise.resolve();
  const { createSentryReporter } = await import('./sentry-reporter.js');
  const reporter = createSentryReporter({ dsn, environment, service, logger });
  const framesBefore = Error.stackTraceLimit;
  Error.stackTraceLimit = Math.max(framesBefore, FRAMES);
  setErrorReporter((error) =>
    reporter.report(error, { requestId: currentRequestId(), traceId: activeTracing()?.traceId() }),
  );
  logger.info({ host: new URL(dsn).host }, 'unexpected errors are reported');
  return async () => {
    setErrorReporter(undefined);
    Error.stackTraceLimit = framesBefore;
    await reporter.stop();
  };
}
