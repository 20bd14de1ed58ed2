import { kindOf, type NotificationKind, type OutsideChannel } from './kinds.js';
import { type Preferences, unwanted, type Unwanted } from './preferences.js';
import { NO_MARKETING, type QuietHours, quietUntil } from './quiet-hours.js';

/** What is to be sent, to a person with these settings, in the state that things are in at the moment of sending. */
export interface Pending {
  readonly kind: NotificationKind;
  readonly channel: OutsideChannel;
  readonly preferences: Preferences;
  readonly quietHours: QuietHours;
  /** The person wants urgent ones in quiet hours, too. */
  readonly urgentInQuietHours: boolean;
  /** The person saw it, in the list or where the thing itself is shown. */
  readonly seen: boolean;
  /** It does not concern the person any more: another agent has the lead. */
  readonly outdated: boolean;
}

export type SkipReason = Unwanted | 'SEEN' | 'OUTDATED';
export type Decision =
  | { readonly do: 'SEND' }
  | { readonly do: 'DEFER'; readonly until: Date }
  | { readonly do: 'SKIP'; readonly reason: SkipReason };

/**
 * Asked again right before each attempt, not when the event came: a consent that was withdrawn, a lead that was seen and
 * hours that have become quiet meanwhile all count at once. What is deferred is asked again later.
 */
export function decide(now: Date, pending: Pending): Decision {
  const { kind, channel, preferences } = pending;
  const reason = unwanted(preferences, kind, channel) ?? overtaken(pending);
  if (reason) return { do: 'SKIP', reason };
  const until = quiet(now, pending);
  return until ? { do: 'DEFER', until } : { do: 'SEND' };
}

function overtaken({ kind, channel, seen, outdated }: Pending): SkipReason | undefined {
  if (outdated) return 'OUTDATED';
  const waits = kindOf(kind).channels[channel]?.whenUnseenForSeconds !== undefined;
  return waits && seen ? 'SEEN' : undefined;
}

/** E-mail rings nowhere: only the others keep quiet hours. Marketing keeps its own hours on every channel. */
function quiet(now: Date, pending: Pending): Date | undefined {
  const { kind, channel, quietHours, urgentInQuietHours } = pending;
  const { category, urgent } = kindOf(kind);
  const rings = channel !== 'EMAIL' && !(urgent && urgentInQuietHours);
  const own = rings ? quietUntil(now, quietHours) : undefined;
  const legal = category === 'MARKETING' ? quietUntil(now, NO_MARKETING) : undefined;
  if (!own || !legal) return own ?? legal;
  return own > legal ? own : legal;
}
