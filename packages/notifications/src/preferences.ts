import { type Channel, kindOf, type NotificationKind } from './kinds.js';

/** What a person has chosen. */
export interface Preferences {
  /** Choices that differ from the default, by `choiceKey`. */
  readonly choices: ReadonlyMap<string, boolean>;
  /** Channels by which they let themselves be sent offers. */
  readonly marketingConsents: ReadonlySet<Channel>;
}

export type Unwanted = 'NOT_OFFERED' | 'TURNED_OFF' | 'NO_CONSENT';

export function choiceKey(kind: NotificationKind, channel: Channel): string {
  return `${kind}/${channel}`;
}

/** Whether a kind is turned on for a channel, by choice or by default; consent is another question. */
export function isTurnedOn(
  { choices }: Pick<Preferences, 'choices'>,
  kind: NotificationKind,
  channel: Channel,
): boolean {
  return choices.get(choiceKey(kind, channel)) ?? kindOf(kind).channels[channel]?.byDefault ?? false;
}

/** Why a person is not to be sent this, or undefined. No choice stands in for the consent that marketing needs. */
export function unwanted(
  preferences: Preferences,
  kind: NotificationKind,
  channel: Channel,
): Unwanted | undefined {
  const { category, channels } = kindOf(kind);
  if (!(channel in channels)) return 'NOT_OFFERED';
  if (category === 'MARKETING' && !preferences.marketingConsents.has(channel)) return 'NO_CONSENT';
  return isTurnedOn(preferences, kind, channel) ? undefined : 'TURNED_OFF';
}
