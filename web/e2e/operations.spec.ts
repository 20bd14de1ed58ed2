import { expect, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothSchemes, expectFits } from './axe.js';
import { PEOPLE } from './people.js';
import { test } from './test.js';

test.describe.configure({ mode: 'serial' });

async function expectGood(page: Page): Promise<void> {
  await expectAccessibleInBothSchemes(page);
  await expectFits(page);
}

test.describe('the desks of staff', { tag: '@full' }, () => {
  let reviewer: Page;
  let administrator: Page;
  test.beforeAll(async ({ desks }) => {
    reviewer = await desks.open(PEOPLE.reviewers[1], '/operations');
    administrator = await desks.open(PEOPLE.administrator, '/operations');
  });
  test.afterAll(async () => {
    await reviewer?.close();
    await administrator?.close();
  });

  test('the log is checked in the browser, now and when it has grown', async () => {
    await reviewer.getByRole('link', { name: 'Transparency log' }).click();
    await expect(reviewer.getByRole('heading', { name: 'The log is whole' })).toBeVisible();
    await expect(reviewer.getByText('This browser sees the log for the first time')).toBeVisible();
    await reviewer
      .getByRole('button', { name: /^Check the proof/ })
      .first()
      .click();
    await expect(reviewer.getByRole('heading', { name: 'The log holds this entry' })).toBeVisible();
    await expectGood(reviewer);
    await reviewer.reload();
    await expect(reviewer.getByText(/It only grew since this browser saw it at/)).toBeVisible();
    // A server that rewrites the log cannot prove that it only grew.
    await reviewer.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem('propmubi-log-head') ?? '') as {
        state: { kept: { rootHash: string } };
      };
      kept.state.kept.rootHash = 'f'.repeat(64);
      localStorage.setItem('propmubi-log-head', JSON.stringify(kept));
    });
    await reviewer.reload();
    await expect(reviewer.getByRole('heading', { name: 'Something is wrong with the log' })).toBeVisible();
    await expectGood(reviewer);
  });

  test('an identity is checked by the keyboard alone', async () => {
    await reviewer.getByRole('link', { name: 'Identities' }).focus();
    await reviewer.keyboard.press('Enter');
    await expect(reviewer.getByRole('heading', { level: 1, name: 'Identities' })).toBeVisible();
    const first = reviewer
      .getByRole('listitem')
      .filter({ has: reviewer.getByLabel('What was checked') })
      .first();
    await expect(first).toBeVisible();
    const name = await first.getByRole('heading').innerText();
    await expectGood(reviewer);
    await first.getByLabel('What was checked').focus();
    await reviewer.keyboard.press('Tab');
    await reviewer.keyboard.press('Tab');
    await first.getByRole('button', { name: 'Record the check' }).focus();
    await reviewer.keyboard.press('Enter');
    await expect(reviewer.getByRole('heading', { level: 3, name, exact: true })).toHaveCount(0);
  });

  test('a dispute is decided for a reason that is chosen', async () => {
    await reviewer.goto('/operations');
    const item = reviewer
      .getByRole('listitem')
      .filter({ has: reviewer.getByRole('button', { name: 'Uphold' }) })
      .first();
    await expect(item.getByText('Under review')).toBeVisible();
    const statement = await item.getByText('Synthetic dispute').innerText();
    await item.getByLabel('Reason').selectOption('It was not proven');
    await expectGood(reviewer);
    await item.getByRole('button', { name: 'Dismiss' }).click();
    await expect(reviewer.getByText(statement)).toHaveCount(0);
  });

  test('held reviews have their queue, and people their search', async () => {
    await reviewer.getByRole('link', { name: 'Held reviews' }).click();
    await expect(reviewer.getByRole('heading', { name: /^Reviews that are held/ })).toBeVisible();
    await expectGood(reviewer);
    await expect(reviewer.getByRole('link', { name: 'System' })).toHaveCount(0);
    await reviewer.goto('/operations/system');
    await expect(reviewer.getByText('This screen is for administrators.')).toBeVisible();

    await administrator.getByRole('link', { name: 'People and roles' }).click();
    await administrator.getByLabel('Has the role').selectOption('Reviewer');
    await administrator.getByRole('button', { name: 'Find', exact: true }).click();
    await expect(administrator.getByRole('button', { name: 'Take this role away' }).first()).toBeVisible();
    await administrator.getByLabel('Name of the brokerage').fill('konkan');
    await administrator.getByRole('button', { name: 'Find brokerages' }).click();
    await expect(administrator.getByRole('heading', { name: /konkan/i })).toBeVisible();
    await expectGood(administrator);
  });

  test('the system page says how services, events, jobs and caches are', async () => {
    await administrator.getByRole('link', { name: 'System', exact: true }).click();
    const events = administrator.getByRole('table', { name: 'Events' });
    for (const service of ['identity', 'property', 'trust', 'crm', 'reputation'])
      await expect(events.getByRole('row', { name: new RegExp(`^${service} `) })).toBeVisible();
    await expect(events.getByText('Does not answer')).toHaveCount(0);
    const jobs = administrator.getByRole('table', { name: 'Jobs' });
    await expect(jobs.getByRole('row', { name: /^crm · lead-deadline/ })).toBeVisible();
    const caches = administrator.getByRole('table', { name: 'Caches' });
    for (const column of ['Hits', 'Stale', 'Misses'])
      await expect(caches.getByRole('columnheader', { name: column })).toBeVisible();
    await expectGood(administrator);

    // Of a service that is down the row says so, and the others stand.
    await administrator.route('**/graphql', async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { data?: { system?: Record<string, unknown> | null } };
      if (!body.data?.system) return route.fulfill({ response });
      body.data.system['trust'] = null;
      const errors = [
        { message: 'down', path: ['system', 'trust'], extensions: { code: 'SERVICE_UNAVAILABLE' } },
      ];
      return route.fulfill({ response, json: { ...body, errors } });
    });
    await administrator.reload();
    await expect(events.getByRole('row', { name: 'trust Does not answer' })).toBeVisible();
    await expect(events.getByRole('row', { name: /^crm \d/ })).toBeVisible();
    await expectGood(administrator);
    await administrator.unroute('**/graphql');
  });

  test('dashboards are drawn of what Prometheus says, by name and period', async () => {
    const dashboards = administrator.getByRole('region', { name: 'Dashboards' });
    const memory = dashboards.getByRole('article').filter({ hasText: 'Resident, by process.' });
    // Nothing collects metrics: the section says so, and no service is said to be down.
    await expect(dashboards.getByText(/^No metrics are collected here/)).toBeVisible();
    await expect(dashboards.getByText('pnpm observe')).toBeVisible();
    await expect(
      administrator.getByText('A part of the service does not answer at the moment.'),
    ).toBeHidden();
    await expectGood(administrator);

    const asked: unknown[] = [];
    await administrator.route('**/graphql', async (route) => {
      const { variables, query } = route.request().postDataJSON() as { variables: unknown; query: string };
      if (!query.includes('OperationsDashboard')) return route.continue();
      asked.push(variables);
      const series = [
        { name: 'crm 10.0.0.1', values: [1e8, null, 2e8, 3e8] },
        { name: 'trust 10.0.0.2', values: [null, null, null, null] },
      ];
      const panel = { description: 'Resident, by process.', unit: 'BYTES', limit: 4e8, series };
      const empty = { title: 'Size', description: 'Of it.', unit: 'BYTES', limit: null, series: [] };
      const times = { from: '2026-11-27T10:00:00Z', to: '2026-11-27T11:00:00Z' };
      const dashboard = { ...times, panels: [{ ...panel, title: 'Memory' }, empty] };
      return route.fulfill({ json: { data: { dashboard } } });
    });
    await administrator.reload();
    await dashboards.getByRole('button', { name: 'Database' }).click();
    await expect(memory.getByRole('listitem').filter({ hasText: 'crm 10.0.0.1' })).toContainText('300 MB');
    await expect(memory.getByRole('listitem').filter({ hasText: 'trust 10.0.0.2' })).toContainText('–');
    await expect(memory.getByText('highest 300 MB')).toBeVisible();
    // Two lines, of which one is broken where nothing was known, and the ground above the limit.
    await expect(memory.locator('svg path')).toHaveCount(2);
    expect(await memory.locator('svg path').first().getAttribute('d')).toMatch(/^M[^M]+L[^M]+M/);
    await expect(memory.locator('svg rect')).toHaveCount(1);
    await expect(dashboards.getByText('Nothing was measured in this time.')).toBeVisible();
    await dashboards.getByRole('button', { name: '7 days' }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ name: 'DATABASE', minutes: 7 * 24 * 60 });
    await expectGood(administrator);
    await administrator.unroute('**/graphql');
  });

  test('is for no one else', async ({ open }) => {
    const page = await open(PEOPLE.buyer, '/operations');
    await expect(page.getByText('This screen is for reviewers.')).toBeVisible();
    await expectAccessible(page);
  });
});
