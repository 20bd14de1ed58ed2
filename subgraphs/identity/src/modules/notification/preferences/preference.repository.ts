import type { Channel, NotificationKind, Preferences, QuietHours } from '@propmubi/notifications';
import { choiceKey } from '@propmubi/notifications';
import { type EntityManager, execute, newId, query, sql } from '@propmubi/runtime';

/** How a person wants to be notified; what they never chose is the default. */
export interface PersonSettings {
  preferences: Preferences;
  quietHours: QuietHours;
  urgentInQuietHours: boolean;
  emailDigest: boolean;
  /** Languages they speak, best first. */
  languages: string[];
  /** Whether the account is in use: one that is closed is sent nothing. */
  active: boolean;
}

/** From 22:00 to 07:00 in India. */
export const DEFAULT_QUIET_HOURS: QuietHours = { fromMinute: 22 * 60, toMinute: 7 * 60 };

interface Row {
  languages: string[];
  status: string;
  quiet_from_minute: number | null;
  quiet_to_minute: number | null;
  urgent_in_quiet_hours: boolean | null;
  email_digest: boolean | null;
  choices: { kind: NotificationKind; channel: Channel; enabled: boolean }[] | null;
  consents: Channel[] | null;
}

/** Of the acting user, in one statement. Undefined for an account that is not there. */
export async function readSettings(em: EntityManager, userId: string): Promise<PersonSettings | undefined> {
  const [row] = await query(
    em,
    sql<Row>`
      select u.languages, u.status, s.quiet_from_minute, s.quiet_to_minute, s.urgent_in_quiet_hours, s.email_digest,
             (select json_agg(json_build_object('kind', c.kind, 'channel', c.channel, 'enabled', c.enabled))
                from identity.notification_choice c where c.user_id = u.id) as choices,
             (select json_agg(latest.channel) filter (where latest.granted) from (
                select distinct on (m.channel) m.channel, m.granted from identity.marketing_consent m
                 where m.user_id = u.id order by m.channel, m.id desc) latest) as consents
        from identity.user_account u left join identity.notification_settings s on s.user_id = u.id
       where u.id = ${userId}`,
  );
  if (!row) return undefined;
  return {
    preferences: {
      choices: new Map(
        (row.choices ?? []).map(({ kind, channel, enabled }) => [choiceKey(kind, channel), enabled] as const),
      ),
      marketingConsents: new Set(row.consents ?? []),
    },
    quietHours: {
      fromMinute: row.quiet_from_minute ?? DEFAULT_QUIET_HOURS.fromMinute,
      toMinute: row.quiet_to_minute ?? DEFAULT_QUIET_HOURS.toMinute,
    },
    urgentInQuietHours: row.urgent_in_quiet_hours ?? false,
    emailDigest: row.email_digest ?? false,
    languages: row.languages,
    active: row.status === 'ACTIVE',
  };
}

export async function writeSettings(
  em: EntityManager,
  userId: string,
  settings: Pick<PersonSettings, 'quietHours' | 'urgentInQuietHours' | 'emailDigest'>,
  at: Date,
): Promise<void> {
  const { quietHours, urgentInQuietHours, emailDigest } = settings;
  await execute(
    em,
    sql`insert into identity.notification_settings
          (user_id, quiet_from_minute, quiet_to_minute, urgent_in_quiet_hours, email_digest, updated_at)
        values (${userId}, ${quietHours.fromMinute}, ${quietHours.toMinute}, ${urgentInQuietHours}, ${emailDigest}, ${at}::timestamptz)
        on conflict (user_id) do update set quiet_from_minute = excluded.quiet_from_minute,
          quiet_to_minute = excluded.quiet_to_minute, urgent_in_quiet_hours = excluded.urgent_in_quiet_hours,
          email_digest = excluded.email_digest, updated_at = excluded.updated_at`,
  );
}

export interface Choice {
  kind: NotificationKind;
  channel: Channel;
  enabled: boolean;
}

export async function writeChoices(
  em: EntityManager,
  userId: string,
  choices: readonly Choice[],
): Promise<void> {
  await execute(
    em,
    sql`insert into identity.notification_choice (user_id, kind, channel, enabled)
        select distinct on (kind, channel) ${userId}::uuid, kind, channel, enabled
          from json_to_recordset(${JSON.stringify(choices)}::json) as given (kind text, channel text, enabled boolean)
        on conflict (user_id, kind, channel) do update set enabled = excluded.enabled`,
  );
}

/** Appends those that change something. Ids grow with time, so the newest of a channel counts. */
export async function appendConsents(
  em: EntityManager,
  userId: string,
  consents: readonly { channel: Channel; granted: boolean }[],
  at: Date,
): Promise<void> {
  const rows = consents.map((consent) => ({ id: newId(), ...consent }));
  await execute(
    em,
    sql`insert into identity.marketing_consent (id, user_id, channel, granted, at)
        select given.id, ${userId}, given.channel, given.granted, ${at}::timestamptz
          from json_to_recordset(${JSON.stringify(rows)}::json) as given (id uuid, channel text, granted boolean)
         where given.granted is distinct from coalesce((
           select m.granted from identity.marketing_consent m
            where m.user_id = ${userId} and m.channel = given.channel order by m.id desc limit 1), false)`,
  );
}
