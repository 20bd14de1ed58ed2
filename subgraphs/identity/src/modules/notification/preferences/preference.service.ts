import {
  CHANNELS,
  isTurnedOn,
  kindOf,
  NOTIFICATION_KINDS,
  type NotificationKind,
} from '@propmubi/notifications';
import type { EntityManager } from '@propmubi/runtime';
import type { IdentityContext } from '../../../context.js';
import { parseTimeOfDay } from '../../../validation/index.js';
import { assertSignedIn } from '../../membership/membership.policy.js';
import { channelNotOffered } from '../notification.errors.js';
import { notificationLimits } from '../notification.limits.js';
import {
  appendConsents,
  type PersonSettings,
  readSettings,
  writeChoices,
  writeSettings,
} from './preference.repository.js';
import type {
  NotificationChoice,
  NotificationSettings,
  UpdateNotificationSettingsInput,
} from './preference.types.js';

const DAY_MINUTES = 1_440;

export async function notificationSettings({
  db,
  viewer,
}: IdentityContext): Promise<NotificationSettings | null> {
  const userId = assertSignedIn(viewer);
  const settings = await db.read((em) => readSettings(em, userId));
  return settings ? settingsOf(settings) : null;
}

/**
 * Changes one's own settings. A consent that is withdrawn counts for what is on its way, too: it is read at each attempt.
 * @throws InvalidInputError INVALID_TIME, CHANNEL_NOT_OFFERED
 */
export async function updateNotificationSettings(
  { db, viewer, limits, now }: IdentityContext,
  input: UpdateNotificationSettingsInput,
): Promise<NotificationSettings> {
  const userId = assertSignedIn(viewer);
  const { choices, marketingConsents } = input;
  for (const { kind, channel } of choices ?? [])
    if (!(channel in kindOf(kind).channels)) throw channelNotOffered();
  // Withdrawing a consent is a right, and never counted.
  const isWithdrawal = Object.keys(input).length === 1 && marketingConsents?.every(({ granted }) => !granted);
  if (!isWithdrawal) await limits.spend([notificationLimits.settings(userId)]);
  return db.write(async (em) => {
    const before = await existing(em, userId);
    await writeSettings(em, userId, changed(before, input), now());
    if (choices && choices.length > 0) await writeChoices(em, userId, choices);
    if (marketingConsents && marketingConsents.length > 0)
      await appendConsents(em, userId, marketingConsents, now());
    return settingsOf(await existing(em, userId));
  });
}

async function existing(em: EntityManager, userId: string): Promise<PersonSettings> {
  const settings = await readSettings(em, userId);
  if (!settings) throw new Error('The viewer has no account.');
  return settings;
}

function changed(before: PersonSettings, input: UpdateNotificationSettingsInput) {
  const { quietHours, urgentInQuietHours, emailDigest } = before;
  const minute = (time: string | null | undefined, field: string, kept: number) =>
    time == null ? kept : parseTimeOfDay(time, field) % DAY_MINUTES;
  return {
    quietHours: {
      fromMinute: minute(input.quietFrom, 'quietFrom', quietHours.fromMinute),
      toMinute: minute(input.quietTo, 'quietTo', quietHours.toMinute),
    },
    urgentInQuietHours: input.urgentInQuietHours ?? urgentInQuietHours,
    emailDigest: input.emailDigest ?? emailDigest,
  };
}

function settingsOf(settings: PersonSettings): NotificationSettings {
  const { preferences, quietHours, urgentInQuietHours, emailDigest } = settings;
  return {
    quietFrom: timeOfDay(quietHours.fromMinute),
    quietTo: timeOfDay(quietHours.toMinute),
    urgentInQuietHours,
    emailDigest,
    choices: NOTIFICATION_KINDS.flatMap((kind) => choicesOf(settings, kind)),
    marketingConsents: CHANNELS.filter((channel) => preferences.marketingConsents.has(channel)),
  };
}

function choicesOf({ preferences }: PersonSettings, kind: NotificationKind): NotificationChoice[] {
  const { category, channels } = kindOf(kind);
  return CHANNELS.filter((channel) => channel in channels).map((channel) => ({
    kind,
    category,
    channel,
    enabled: isTurnedOn(preferences, kind, channel),
  }));
}

function timeOfDay(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
