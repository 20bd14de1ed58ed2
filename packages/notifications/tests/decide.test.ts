import { describe, expect, it } from '@jest/globals';
import {
  type Channel,
  CHANNELS,
  choiceKey,
  decide,
  kindOf,
  nextMinuteOfDay,
  NOTIFICATION_KINDS,
  type Pending,
  quietUntil,
} from '../src/index.js';

const NIGHT = { fromMinute: 22 * 60, toMinute: 7 * 60 };
const NEVER = { fromMinute: 0, toMinute: 0 };
const ist = (time: string, day = '2026-11-26') => new Date(`${day}T${time}:00+05:30`);

function pending(change: Partial<Pending> & Pick<Pending, 'kind' | 'channel'>): Pending {
  return {
    preferences: { choices: new Map(), marketingConsents: new Set() },
    quietHours: NIGHT,
    urgentInQuietHours: false,
    seen: false,
    outdated: false,
    ...change,
  };
}
const consentTo = (...channels: Channel[]) => ({
  choices: new Map<string, boolean>(),
  marketingConsents: new Set(channels),
});

describe('decide', () => {
  it('sends what is on by default, at noon', () => {
    expect(decide(ist('12:00'), pending({ kind: 'LEAD_ASSIGNED', channel: 'PUSH' }))).toEqual({ do: 'SEND' });
  });

  it('skips what is turned off, and sends what is turned on', () => {
    const choices = new Map([
      [choiceKey('LEAD_ASSIGNED', 'SMS'), false],
      [choiceKey('SITE_VISIT_SCHEDULED', 'WHATSAPP'), true],
    ]);
    const preferences = { choices, marketingConsents: new Set<Channel>() };
    expect(decide(ist('12:00'), pending({ kind: 'LEAD_ASSIGNED', channel: 'SMS', preferences }))).toEqual({
      do: 'SKIP',
      reason: 'TURNED_OFF',
    });
    const visit = pending({ kind: 'SITE_VISIT_SCHEDULED', channel: 'WHATSAPP', preferences });
    expect(decide(ist('12:00'), visit)).toEqual({ do: 'SEND' });
  });

  it('sends nothing by WhatsApp to those who have not asked for it', () => {
    for (const kind of NOTIFICATION_KINDS)
      expect(kindOf(kind).channels.WHATSAPP?.byDefault ?? false).toBe(false);
  });

  it('never sends marketing without the consent for that channel, whatever is turned on', () => {
    const marketing = NOTIFICATION_KINDS.filter((kind) => kindOf(kind).category === 'MARKETING');
    expect(marketing).not.toEqual([]);
    for (const kind of marketing) {
      for (const channel of CHANNELS) {
        if (channel === 'IN_APP' || !(channel in kindOf(kind).channels)) continue;
        const others = CHANNELS.filter((one) => one !== channel);
        const choices = new Map([[choiceKey(kind, channel), true]]);
        const preferences = { choices, marketingConsents: new Set(others) };
        expect(decide(ist('12:00'), pending({ kind, channel, preferences }))).toEqual({
          do: 'SKIP',
          reason: 'NO_CONSENT',
        });
      }
    }
  });

  it('does not ring for a lead that was seen or is another agent’s', () => {
    const lead = { kind: 'LEAD_ASSIGNED', channel: 'SMS' } as const;
    expect(decide(ist('12:00'), pending({ ...lead, seen: true }))).toEqual({ do: 'SKIP', reason: 'SEEN' });
    expect(decide(ist('12:00'), pending({ ...lead, outdated: true }))).toEqual({
      do: 'SKIP',
      reason: 'OUTDATED',
    });
    // Other kinds are sent although the list was read: they are no reminders.
    const visit = pending({ kind: 'SITE_VISIT_SCHEDULED', channel: 'SMS', seen: true });
    expect(decide(ist('12:00'), visit)).toEqual({ do: 'SEND' });
  });

  it('puts off what would ring at night, to the morning', () => {
    const lead = pending({ kind: 'LEAD_ASSIGNED', channel: 'PUSH' });
    expect(decide(ist('21:59'), lead)).toEqual({ do: 'SEND' });
    expect(decide(ist('22:00'), lead)).toEqual({ do: 'DEFER', until: ist('07:00', '2026-11-27') });
    expect(decide(ist('06:59'), lead)).toEqual({ do: 'DEFER', until: ist('07:00') });
    expect(decide(ist('07:00'), lead)).toEqual({ do: 'SEND' });
  });

  it('rings at night only for what is urgent, and only for those who chose so', () => {
    const urgent = pending({ kind: 'LEAD_ASSIGNED', channel: 'PUSH', urgentInQuietHours: true });
    expect(decide(ist('23:00'), urgent)).toEqual({ do: 'SEND' });
    const other = pending({ kind: 'DOCUMENT_VERIFIED', channel: 'PUSH', urgentInQuietHours: true });
    expect(decide(ist('23:00'), other)).toEqual({ do: 'DEFER', until: ist('07:00', '2026-11-27') });
  });

  it('sends e-mail at night: it rings nowhere', () => {
    expect(decide(ist('23:00'), pending({ kind: 'DOCUMENT_VERIFIED', channel: 'EMAIL' }))).toEqual({
      do: 'SEND',
    });
  });

  it('sends marketing between 10:00 and 21:00 only, on every channel', () => {
    for (const channel of ['PUSH', 'EMAIL'] as const) {
      const offer = pending({
        kind: 'LISTING_PRICE_CHANGED',
        channel,
        preferences: consentTo(channel),
        quietHours: NEVER,
        urgentInQuietHours: true,
      });
      expect(decide(ist('09:59'), offer)).toEqual({ do: 'DEFER', until: ist('10:00') });
      expect(decide(ist('10:00'), offer)).toEqual({ do: 'SEND' });
      expect(decide(ist('21:00'), offer)).toEqual({ do: 'DEFER', until: ist('10:00', '2026-11-27') });
    }
  });

  it('waits for the later of two quiet times', () => {
    const offer = { kind: 'LISTING_PRICE_CHANGED', channel: 'PUSH', preferences: consentTo('PUSH') } as const;
    const late = pending({ ...offer, quietHours: { fromMinute: 20 * 60, toMinute: 11 * 60 } });
    expect(decide(ist('09:00'), late)).toEqual({ do: 'DEFER', until: ist('11:00') });
    const early = pending({ ...offer, quietHours: NIGHT });
    expect(decide(ist('06:00'), early)).toEqual({ do: 'DEFER', until: ist('10:00') });
  });
});

describe('quietUntil', () => {
  it('knows hours within a day, and none', () => {
    const siesta = { fromMinute: 13 * 60, toMinute: 15 * 60 };
    expect(quietUntil(ist('13:00'), siesta)).toEqual(ist('15:00'));
    expect(quietUntil(ist('15:00'), siesta)).toBeUndefined();
    expect(quietUntil(ist('03:00'), NEVER)).toBeUndefined();
  });

  it('is outside again when it said it would be', () => {
    for (let minute = 0; minute < 1_440; minute += 7) {
      const now = new Date(ist('00:00').getTime() + minute * 60_000 + 31_000);
      const until = quietUntil(now, NIGHT);
      if (!until) continue;
      expect(until.getTime()).toBeGreaterThan(now.getTime());
      expect(quietUntil(until, NIGHT)).toBeUndefined();
    }
  });
});

describe('nextMinuteOfDay', () => {
  it('is today’s or tomorrow’s', () => {
    expect(nextMinuteOfDay(ist('08:29'), 510)).toEqual(ist('08:30'));
    expect(nextMinuteOfDay(ist('08:30'), 510)).toEqual(ist('08:30', '2026-11-27'));
  });
});
