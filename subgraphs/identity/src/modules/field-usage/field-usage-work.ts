import { calendarDay } from '@propmubi/domain';
import {
  type Database,
  dropFieldUsage,
  type EntityManager,
  type Logger,
  readFieldUsage,
  runPeriodically,
  systemViewer,
  type RedisClient,
} from '@propmubi/runtime';
import { setTransactionUser } from '../../security/set-transaction-user.js';
import {
  addFieldUsage,
  lockPosition,
  movePosition,
  NO_ORGANIZATION,
  trimFieldUsage,
} from './field-usage.repository.js';
import { USAGE_DAYS } from './field-usage.types.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const COLLECT_EVERY_MS = 5_000;
/** Reports of one transaction. */
const BATCH = 50;

export interface FieldUsageWorkOptions {
  database: () => Database;
  redis: RedisClient;
  now: () => number;
  logger: Logger;
}

export interface FieldUsageWork {
  /** Takes what the gateway counted, each report once; every five seconds by itself. Returns how many reports there were. */
  collect(): Promise<number>;
  /** Removes usage that is older than it is kept; hourly by itself. */
  trim(): Promise<void>;
  stop(): Promise<void>;
}

/** What is done about usage of fields by the clock. */
export function createFieldUsageWork({
  database,
  redis,
  now,
  logger,
}: FieldUsageWorkOptions): FieldUsageWork {
  const write = <T>(work: (em: EntityManager) => Promise<T>): Promise<T> =>
    database().scope(systemViewer(null)).write(work);

  /** The position moves with what it stands for, so that a process that dies takes nothing twice. */
  const takeSome = (): Promise<{ taken: number; position: string }> =>
    write(async (em) => {
      const before = await lockPosition(em);
      const entries = await readFieldUsage(redis, before, BATCH);
      const position = entries.at(-1)?.position ?? before;
      for (const report of entries.flatMap(({ reports }) => reports)) {
        const organizationId = report.organizationId ?? NO_ORGANIZATION;
        await setTransactionUser(em, { userId: '', organizationId });
        await addFieldUsage(em, report);
      }
      if (position !== before) await movePosition(em, position);
      return { taken: entries.length, position };
    });

  const collect = async (): Promise<number> => {
    let all = 0;
    for (;;) {
      const { taken, position } = await takeSome();
      if (taken > 0) await dropFieldUsage(redis, position);
      all += taken;
      if (taken < BATCH) return all;
    }
  };
  const trim = (): Promise<void> =>
    write((em) => trimFieldUsage(em, calendarDay(new Date(now() - USAGE_DAYS * DAY_MS))));

  const work = [
    runPeriodically('collecting usage of fields', collect, COLLECT_EVERY_MS, logger),
    runPeriodically('dropping old usage of fields', trim, HOUR_MS, logger),
  ];
  return {
    collect: async () => collect(),
    trim,
    async stop() {
      await Promise.all(work.map((one) => one.stop()));
    },
  };
}
