import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Page,
} from '@playwright/test';
import { createClient } from '../../client/src/client.js';
import { requestOtp } from '../../client/src/request-otp.js';
import { newestCode } from './people.js';

type Viewport = { width: number; height: number };

/** A reader who is not signed in. */
export const VISITOR = 'visitor';

/**
 * Browsers of people who are signed in, one for each, kept for all tests of a worker: a number gets few codes in an hour, and a
 * page whose scripts the browser has is there sooner. Signing in on the page is a test of its own (`sign-in.spec.ts`).
 */
export function createDesks(browser: Browser, baseURL: string) {
  const contexts = new Map<string, Promise<BrowserContext>>();
  const contextOf = (phone: string) => {
    const known = contexts.get(phone);
    if (known) return known;
    const made = openContext(browser, baseURL, phone);
    contexts.set(phone, made);
    return made;
  };
  return {
    /** A new page of a person by their phone number, or of a VISITOR. */
    async open(phone: string, path: string, viewport?: Viewport): Promise<Page> {
      const context = await contextOf(phone);
      // Another test may have ended the sessions of a person: with a new number, or a second factor.
      if (phone !== VISITOR && context.pages().length === 0 && !(await isSignedIn(context.request)))
        await signInByRequest(context.request, baseURL, phone);
      const page = await context.newPage();
      if (viewport) await page.setViewportSize(viewport);
      await page.goto(path);
      return page;
    },
    /** The same in a context of its own, for a page that signs out or loses its network; the caller closes the context. */
    async openApart(phone: string, path: string, viewport?: Viewport): Promise<Page> {
      const page = await (await openContext(browser, baseURL, phone)).newPage();
      if (viewport) await page.setViewportSize(viewport);
      await page.goto(path);
      return page;
    },
    async close(): Promise<void> {
      const opened = await Promise.allSettled(contexts.values());
      for (const context of opened) if (context.status === 'fulfilled') await context.value.close();
    },
  };
}

export type Desks = ReturnType<typeof createDesks>;

async function openContext(browser: Browser, baseURL: string, phone: string): Promise<BrowserContext> {
  const context = await browser.newContext();
  if (phone !== VISITOR) await signInByRequest(context.request, baseURL, phone);
  return context;
}

/** Renews the session of the cookie, as a page does that is opened. */
async function isSignedIn(request: APIRequestContext): Promise<boolean> {
  const answer = await request.post('/session/refresh', { data: {} });
  return answer.ok() && ((await answer.json()) as { data: unknown }).data !== null;
}

/** What the sign-in screen sends; the cookie of the answer is the context's. */
async function signInByRequest(request: APIRequestContext, baseURL: string, phone: string): Promise<void> {
  const client = createClient({ url: new URL('/graphql', baseURL).href });
  await expect(async () => {
    const { challengeId } = await requestOtp(client, phone);
    const code = await newestCode(request, phone);
    const answer = await request.post('/session/sign-in', { data: { phone, code, challengeId } });
    expect(answer.ok()).toBe(true);
  }).toPass({ intervals: [1_000, 5_000] });
}
