import type { HtmlTagDescriptor, Plugin } from 'vite';

const LINK = /\s*<link rel="stylesheet"[^>]*href="\/(assets\/index-[^"]+\.css)"[^>]*>/;

/** Of every text that is not Devanagari. */
const FONT = /^assets\/figtree-latin(-ext)?-wght-normal-[^.]+\.woff2$/;

/**
 * Puts the app's styles into the page, which is shown when it has arrived and not a round later, and has its fonts loaded beside its
 * scripts: a font that comes after the first text is not shown (`fonts.css`). The gateway names the hash of the styles in its content
 * security policy.
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
        const fonts = Object.keys(bundle).filter((name) => FONT.test(name));
        if (fonts.length !== 2) throw new Error('The page has not its two fonts.');
        return {
          // The text may hold what a replacement would be read by.
          html: html.replace(LINK, () => `<style>${String(styles.source).trim()}</style>`),
          tags: fonts.map(preload),
        };
      },
    },
  };
}

function preload(font: string): HtmlTagDescriptor {
  const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${font}` };
  return { tag: 'link', attrs, injectTo: 'head-prepend' };
}
