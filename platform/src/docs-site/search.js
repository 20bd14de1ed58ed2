// Finds pages and their parts by words of their titles. Without scripts there is no box, and everything else works.
const script = document.currentScript;
const box = document.querySelector('search');
const input = document.querySelector('#query');
const list = document.querySelector('#found');
const MOST = 12;
let entries;
let chosen = -1;

box.hidden = false;
input.addEventListener('focus', load, { once: true });
input.addEventListener('input', () => void show());
input.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') close();
  if (event.key === 'Enter') list.children[Math.max(chosen, 0)]?.firstChild.click();
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
});
document.addEventListener('click', (event) => {
  if (!box.contains(event.target)) close();
});

function load() {
  const url = new URL(script.dataset.index, document.baseURI);
  entries ??= fetch(url)
    .then((response) => response.json())
    .then((found) => found.map((entry) => ({ ...entry, href: new URL(entry.href, url).href })));
  return entries;
}

async function show() {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  const all = words.length === 0 ? [] : await load();
  const found = all
    .filter(({ title, page }) => words.every((word) => `${title} ${page}`.toLowerCase().includes(word)))
    .sort((a, b) => rank(a, words[0]) - rank(b, words[0]))
    .slice(0, MOST);
  list.replaceChildren(...found.map(itemOf));
  list.hidden = found.length === 0;
  input.setAttribute('aria-expanded', String(found.length > 0));
  choose(-1);
}

/** Titles that are the word, then those that begin with it, then the rest. */
function rank({ title }, word) {
  const text = title.toLowerCase();
  if (text === word) return 0;
  return text.startsWith(word) ? 1 : 2;
}

function itemOf({ title, page, href }, index) {
  const item = document.createElement('li');
  item.id = `found-${index}`;
  item.role = 'option';
  const link = document.createElement('a');
  link.href = href;
  link.tabIndex = -1;
  link.append(title);
  const where = document.createElement('span');
  where.append(page);
  link.append(where);
  item.append(link);
  return item;
}

function choose(index) {
  chosen = Math.max(-1, Math.min(index, list.children.length - 1));
  [...list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === chosen)));
  if (chosen < 0) input.removeAttribute('aria-activedescendant');
  else input.setAttribute('aria-activedescendant', `found-${chosen}`);
}

function close() {
  list.hidden = true;
  input.setAttribute('aria-expanded', 'false');
}
