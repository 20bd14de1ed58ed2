import { AsyncLocalStorage } from 'node:async_hooks';
import type { Viewer } from '../auth/viewer.js';

const contexts = new AsyncLocalStorage<{ viewer: Viewer }>();

/** Runs a request so that `currentViewer` finds whose it is, also after a sign-in has changed that. */
export function withViewerOf<T>(context: { viewer: Viewer }, work: () => T): T {
  return contexts.run(context, work);
}

/** Whose request this is; undefined for jobs and consumers. */
export function currentViewer(): Viewer | undefined {
  return contexts.getStore()?.viewer;
}
