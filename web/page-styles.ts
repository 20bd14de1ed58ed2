import type { Plugin } from 'vite';

const LINK = /\s*<link rel="stylesheet"[^>]*href="\/(assets\/index-[^"]+\.css)"[^>]*>/;

/**
 * Puts the app's styles into the page, which is shown when it has arrived and not a round later. The gateway names their hash in
 * its content security policy.
 */
export function pageStyles(): Plugin {
  return {
    name: 'page-styles',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const [, file = ''] = LINK.exec(html) ?? [];
        const styles = bundle[file];
        if (styles?.type !== 'asset') throw new Error('The page has no stylesheet.');
        // The text may hold what a replacement would be read by.
        return html.replace(LINK, () => `<style>${String(styles.source).trim()}</style>`);
      },
    },
  };
}
