import './early/begin.js';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, createAppRouter } from './app/app.js';
import { firstCatalogue } from './i18n/language-provider.js';
import { followTheme } from './lib/preferences.js';
import { findSession, rememberSignIn } from './lib/session.js';
import './ui/theme.css';

followTheme();
rememberSignIn();
// Who is signed in is found out while the screen loads: its first query waits for it.
void findSession();

/** Lets the browser do what waits: a press, a frame. */
const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Starts the app in turns. The frame in the page stands until the screen's own script and its messages are there: in another language
 * first, texts would break their lines elsewhere. A screen that cannot be loaded is shown as such.
 */
async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const messages = firstCatalogue();
  await turn();
  const router = createAppRouter();
  await turn();
  await router.load();
  const catalogue = await messages;
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <App router={router} catalogue={catalogue} />
      </StrictMode>,
    ),
  );
}
void start();

if (import.meta.env.PROD) {
  // After what the page itself needs.
  window.addEventListener(
    'load',
    () => void import('./lib/send-vitals.js').then(({ sendVitals }) => sendVitals()),
  );
}
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => void navigator.serviceWorker.register('/sw.js'));
}
