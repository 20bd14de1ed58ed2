import { connectWhenReady } from './postgres-accounts.js';
import type { RunningPostgres } from './postgres.js';
import { ServiceError } from './service-error.js';

/** A Postgres given by DATABASE_OWNER_URL and DATABASE_URL: checked, never started or stopped by us. */
export async function externalPostgres(ownerUrl: string, appUrl: string): Promise<RunningPostgres> {
  for (const [name, url] of Object.entries({ DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl })) {
    try {
      const client = await connectWhenReady(url, 5_000);
      await client.end();
    } catch (cause) {
      const { message } = cause as Error;
      throw new ServiceError(
        'POSTGRES_UNREACHABLE',
        `The Postgres of ${name} does not answer: ${message || String(cause)}.`,
        { cause },
      );
    }
  }
  return {
    url: appUrl,
    ownerUrl,
    appUrl,
    started: 'external',
    port: Number(new URL(appUrl).port || 5432),
    stop: async () => undefined,
  };
}
