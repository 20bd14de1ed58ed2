// Uses the built app in a browser: homes, sign-in, a lead that comes live, and one that came while the page was closed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../web/package.json', import.meta.url))('@playwright/test');
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const WITHIN_MS = 30_000;

export async function useInBrowser(app, platform, phone) {
  if (!existsSync(CHROMIUM)) {
    console.log(`the app was built and not opened: no ${CHROMIUM}`);
    return;
  }
  const vite = spawn(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'preview', '--host', '127.0.0.1', '--port', '0'],
    {
      cwd: app,
      env: { ...process.env, PLATFORM: platform.origin, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(WITHIN_MS);
    const address = await addressOf(vite);
    await page.goto(address);
    await page.locator('#homes li').nth(2).waitFor();
    const fill = async (step, value) => {
      await page.locator(`form[data-step=${step}] input`).fill(value);
      await page.locator('form button').click();
    };
    await fill('phone', phone);
    await page.locator('form[data-step=code]').waitFor();
    await fill('code', await platform.codeOf(phone));
    const connected = page.locator('#leads[data-connected=true]');
    await connected.waitFor({ state: 'attached' });
    platform.sendLead(phone);
    await page.locator('#leads li').waitFor();
    console.log(`a lead on the screen: ${await page.locator('#leads li').innerText()}`);
    await page.goto('about:blank');
    platform.sendLead(phone);
    await page.goto(address);
    await page.locator('#leads li').waitFor();
    const shown = await page.locator('#leads li').count();
    if (shown !== 1) throw new Error(`${shown} leads after a reload, not the one that came meanwhile`);
    console.log('a lead that came while the page was closed is there, and no other');
  } finally {
    await browser.close();
    vite.kill('SIGTERM');
  }
}

async function addressOf(vite) {
  let text = '';
  for await (const chunk of vite.stdout) {
    text += chunk;
    const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(text) ?? [];
    if (address) return address;
  }
  throw new Error('vite did not say where the app is');
}
