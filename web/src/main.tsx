import './early/begin.js';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App, loadScreen } from './app/app.js';
import { followTheme } from './lib/preferences.js';
import { findSession, rememberSignIn } from './lib/session.js';
import './ui/theme.css';

followTheme();
rememberSignIn();
// Who is signed in is found out while the screen loads: its first query waits for it.
void findSession();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// The frame in the page stands until the screen's own script is there; it is rendered at once, in turns with what the reader does.
void loadScreen().finally(() =>
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  ),
);
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
