import { type EntityManager, execute, sql } from '@propmubi/runtime';

const TABLES = [
  'notification',
  'notification_feed',
  'notification_settings',
  'notification_choice',
  'marketing_consent',
  'push_subscription',
];

/** Everything that notifications keep of the acting user; deliveries go with the notifications. */
export async function eraseNotifications(em: EntityManager, userId: string): Promise<void> {
  for (const table of TABLES)
    await execute(em, sql`delete from identity.${sql.raw(table)} where user_id = ${userId}`);
}
