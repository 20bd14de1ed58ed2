// Examples name the address that this page came from, so that they work as they are copied.
const WRITTEN = 'http://localhost:4000';
if (location.protocol.startsWith('http') && location.origin !== WRITTEN)
  for (const code of document.querySelectorAll('code')) {
    const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      text.data = text.data.replaceAll(WRITTEN, location.origin);
  }
