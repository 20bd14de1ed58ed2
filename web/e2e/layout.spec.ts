import { expect, type Page } from '@playwright/test';
import { VISITOR } from './desks.js';
import { followShifts } from './layout-shifts.js';
import { PEOPLE } from './people.js';
import { addressOf, firstHome, routesOfApp, SCREENS } from './screens.js';
import { test } from './test.js';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 860 };

/** Loads screens on a page of its own and holds each to the same bar. */
async function expectStill(page: Page, screens: readonly string[]): Promise<void> {
  const home = await firstHome(page.request);
  const shifts = await followShifts(page);
  for (const screen of screens) {
    await shifts.load(addressOf(screen, home));
    await shifts.expectStill();
  }
}

/** As one who chose a language before, which a context of its own remembers. */
const speak = (page: Page, language: string) =>
  page.addInitScript((chosen) => {
    const state = { language: chosen, theme: 'system' };
    localStorage.setItem('propmubi-preferences', JSON.stringify({ state, version: 0 }));
  }, language);

test('every screen of the app is among those that are held still', () => {
  const held = Object.values(SCREENS).flat();
  const others = routesOfApp().filter((route) => !held.includes(route));
  // One is where an identity provider sends its users; the other has a test of its own, with a lead that is made for it.
  expect(others).toEqual(['/sign-in/sso', '/work/lead/$id']);
});

test('screens of many parts do not move while they load', async ({ open, openApart }) => {
  const visitor = await openApart(VISITOR, '/nothing-here', PHONE);
  await speak(visitor, 'mr');
  await expectStill(visitor, ['/', '/builder/$id']);
  await expectStill(await open(PEOPLE.managers[0], '/nothing-here', PHONE), ['/manage', '/manage/rules']);
  await expectStill(await open(PEOPLE.reviewers[0], '/nothing-here', PHONE), ['/operations']);
});

test('an agent’s leads do not move where one waits already', async ({ open }, { retry }) => {
  // Of a buyer who has not asked before: another question would come to the lead that there is.
  const buyer = await open(`+91982000009${retry}`, '/nothing-here');
  const home = await firstHome(buyer.request);
  const message = 'May I see it on Sunday?';
  const agent = await open(home.phone, '/work', PHONE);
  await expect(agent.getByText('Live', { exact: true })).toBeVisible();
  await buyer.goto(`/listing/${home.id}`);
  await buyer.getByLabel('Your name').fill('Anjali Desai');
  await buyer.getByLabel('Message').fill(message);
  await buyer.getByLabel('Phone call').check();
  await buyer.getByRole('button', { name: 'Send enquiry' }).click();
  const card = agent.getByRole('article').filter({ hasText: message });
  await expect(card).toBeVisible();
  const shifts = await followShifts(agent);
  for (const viewport of [PHONE, DESKTOP]) {
    await agent.setViewportSize(viewport);
    await shifts.load('/work');
    await expect(card).toBeVisible();
    await shifts.expectStill();
  }
  const lead = await card.getByRole('link').first().getAttribute('href');
  await shifts.load(String(lead));
  await shifts.expectStill();
  await agent.goto('/work');
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(card).toBeHidden();
});

test.describe('every screen', { tag: '@full' }, () => {
  for (const [where, viewport] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    for (const [phone, screens] of Object.entries(SCREENS))
      test(`does not move while it loads, for ${phone} on a ${where}`, async ({ open }) => {
        await expectStill(await open(phone, '/nothing-here', viewport), screens);
      });
    for (const language of ['hi', 'mr'])
      test(`does not move while it loads, in ${language} on a ${where}`, async ({ openApart }) => {
        const page = await openApart(VISITOR, '/nothing-here', viewport);
        await speak(page, language);
        await expectStill(page, SCREENS[VISITOR] ?? []);
      });
  }
});
