import type { InboxMessage } from '@propmubi/identity';

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
  li { list-style: none; border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: .5rem; padding: .75rem 1rem; margin: .5rem 0; }
  ul { padding: 0; }
  b { font: 600 1.5rem/1.2 ui-monospace, monospace; letter-spacing: .2em; }
  small { opacity: .7; }`;

/** The development inbox as a page that reloads itself, without scripts. */
export function inboxPage(messages: readonly InboxMessage[]): string {
  const items = messages.map(
    ({ to, text, code, sentAt }) =>
      `<li><small>${escape(to)} · ${escape(sentAt)}</small><br><b>${escape(code ?? '')}</b><br>${escape(text)}</li>`,
  );
  const list =
    items.length > 0 ? `<ul>${items.join('')}</ul>` : '<p>No message yet. Request a sign-in code.</p>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Development inbox</title><style>${STYLE}</style></head>
<body><h1>Development inbox</h1><p>Messages of the development sender. None of them was sent.</p>${list}</body></html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
