import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectData, expectErrorCode } from '@propmubi/testkit';
import { type IdentityUnderTest, startIdentity, viewerAs } from './support/identity-under-test.js';
import { notified, people } from './support/notified.js';
import { world } from './support/world.js';

const READ = `{ notificationSettings { quietFrom quietTo urgentInQuietHours emailDigest marketingConsents
  choices { kind channel enabled category } } }`;

interface Settings {
  quietFrom: string;
  quietTo: string;
  urgentInQuietHours: boolean;
  emailDigest: boolean;
  marketingConsents: string[];
  choices: { kind: string; channel: string; enabled: boolean; category: string }[];
}

describe('Mutation.updateNotificationSettings', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.subgraph.seed(world);
  });
  afterAll(() => identity?.close());
  const { change } = notified(() => identity);
  const read = async (viewer = people.agent) =>
    expectData<{ notificationSettings: Settings }>(await identity.ask(READ, {}, viewer)).notificationSettings;

  it('begins with defaults: quiet at night, no digest, no consent', async () => {
    const settings = await read(people.colleague);
    expect(settings).toMatchObject({
      quietFrom: '22:00',
      quietTo: '07:00',
      urgentInQuietHours: false,
      emailDigest: false,
      marketingConsents: [],
    });
    const lead = settings.choices.filter(({ kind }) => kind === 'LEAD_ASSIGNED');
    expect(lead.map(({ channel, enabled }) => [channel, enabled])).toEqual([
      ['IN_APP', true],
      ['PUSH', true],
      ['SMS', true],
    ]);
    expect(
      settings.choices.filter(({ channel }) => channel === 'WHATSAPP').some(({ enabled }) => enabled),
    ).toBe(false);
  });

  it('keeps what is left out', async () => {
    expectData(await change(people.agent, { quietFrom: '21:30', urgentInQuietHours: true }));
    expectData(
      await change(people.agent, {
        emailDigest: true,
        choices: [{ kind: 'LEAD_ASSIGNED', channel: 'SMS', enabled: false }],
        marketingConsents: [{ channel: 'PUSH', granted: true }],
      }),
    );
    const settings = await read();
    expect(settings).toMatchObject({
      quietFrom: '21:30',
      quietTo: '07:00',
      urgentInQuietHours: true,
      emailDigest: true,
      marketingConsents: ['PUSH'],
    });
    expect(settings.choices).toContainEqual({
      kind: 'LEAD_ASSIGNED',
      channel: 'SMS',
      enabled: false,
      category: 'SERVICE',
    });
    expect((await read(people.manager)).marketingConsents).toEqual([]);
  });

  it('keeps when each consent was given and withdrawn, and no repetition', async () => {
    const consents = (granted: boolean) => ({ marketingConsents: [{ channel: 'EMAIL', granted }] });
    for (const granted of [false, true, true, false])
      expectData(await change(people.buyer, consents(granted)));
    const { rows } = await identity.sql(
      `select channel, granted from identity.marketing_consent where user_id = $1 order by id`,
      [people.buyer.userId],
    );
    expect(rows).toEqual([
      { channel: 'EMAIL', granted: true },
      { channel: 'EMAIL', granted: false },
    ]);
    expect((await read(people.buyer)).marketingConsents).toEqual([]);
  });

  it('refuses times that are none and channels that a kind has not', async () => {
    expectErrorCode(await change(people.agent, { quietFrom: '25:00' }), 'INVALID_TIME');
    const choices = [{ kind: 'REVIEW_PUBLISHED', channel: 'SMS', enabled: true }];
    expectErrorCode(await change(people.agent, { choices }), 'CHANNEL_NOT_OFFERED');
  });

  it('bounds changes, and never a withdrawal', async () => {
    const stranger = people.otherManager;
    let refused = 0;
    for (let i = 0; i < 125; i++) {
      const { body } = await change(stranger, { emailDigest: i % 2 === 0 });
      if (body.errors?.[0]?.extensions?.['code'] === 'RATE_LIMITED') refused += 1;
    }
    expect(refused).toBeGreaterThan(0);
    expectData(await change(stranger, { marketingConsents: [{ channel: 'PUSH', granted: false }] }));
  });

  it('is for people, not for their programs', async () => {
    const program = viewerAs({ ...people.agent, viaKey: true });
    expectErrorCode(await change(program, { emailDigest: true }), 'PERSON_REQUIRED');
  });
});
