import { expect, type Page, type Route } from '@playwright/test';

/** How far something moved that was in view, and what. */
interface Shift {
  /** As browsers count it: the part of the view that was touched, by how far of the view it moved. */
  value: number;
  moved: string[];
}

interface ShiftEntry extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
}

/** Of a page: what moved by itself since it was loaded, and how much that is allowed to be. */
export interface LayoutShifts {
  /** Loads a screen and waits until nothing more comes. */
  load(path: string): Promise<void>;
  /** @throws where the screen that was loaded moved */
  expectStill(): Promise<void>;
}

/** A tenth is what browsers call good; a line that breaks elsewhere stays below this half of it. */
const MOST = 0.05;
/** So that what an answer brings is on the screen before the next one comes. */
const FRAMES = 4;
/** What comes after the page's scripts: answers of the graph and of health routes, catalogues, fonts. */
const LATE = /\/graphql$|\/health\/\w+$|\.woff2$|\/assets\/(hi|mr)-[^/]*\.js$/;

/** Follows how a page moves, before its first screen is loaded. */
export async function followShifts(page: Page): Promise<LayoutShifts> {
  await page.addInitScript(observe);
  const isAnswered = await answerLastFirst(page);
  return {
    async load(path) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
      await expect(async () => {
        await page.waitForLoadState('networkidle');
        expect(isAnswered()).toBe(true);
      }).toPass();
    },
    async expectStill() {
      await frames(page);
      const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
      const sum = shifts.reduce((all, { value }) => all + value, 0);
      const moved = shifts.filter(({ value }) => value > MOST / 10).flatMap((shift) => shift.moved);
      expect.soft(sum, `${page.url()}\n${moved.join('\n')}`).toBeLessThan(MOST);
    },
  };
}

/** Runs in the page. What moves after the reader pressed something is not counted. */
function observe(): void {
  const shifts: Shift[] = [];
  Object.assign(window, { shifts });
  const nameOf = (node: Node | null) =>
    `${node instanceof Element ? node.outerHTML.slice(0, 60) : ''} «${node?.textContent?.slice(0, 40)}»`;
  const noteOf = ({ node, previousRect: from, currentRect: to }: ShiftEntry['sources'][number]) =>
    `${nameOf(node)} ${from.top}+${from.height} → ${to.top}+${to.height}`;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries() as ShiftEntry[])
      if (!hadRecentInput) shifts.push({ value, moved: sources.map(noteOf) });
  }).observe({ type: 'layout-shift', buffered: true });
}

const frames = (page: Page) =>
  page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
  }, FRAMES);

/** Another page is loaded, which waits for answers of its own. */
function ofPageThatWasLeft(): void {}

/**
 * Has what comes late come one after another, that first which was asked for last: whatever a screen shows early stands then above what
 * comes later. On a fast machine all would be there in one frame, and nothing could move.
 */
async function answerLastFirst(page: Page): Promise<() => boolean> {
  const waiting: Route[] = [];
  let isAnswering = false;
  const answerAll = async () => {
    isAnswering = true;
    while (waiting.length > 0) {
      await frames(page).catch(ofPageThatWasLeft);
      const route = waiting.pop();
      await route
        ?.fetch()
        .then((response) => route.fulfill({ response }))
        .catch(ofPageThatWasLeft);
    }
    isAnswering = false;
  };
  await page.route(LATE, (route) => {
    waiting.push(route);
    if (!isAnswering) void answerAll();
  });
  return () => !isAnswering;
}
