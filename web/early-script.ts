import type { Plugin } from 'vite';

/** The script of `src/early`, as the bundler names it. */
export const EARLY = 'early';

/**
 * Has the page load the script that sends its first requests by itself and before all others: the app that waits for the answers
 * comes with a hundred times as many bytes.
 */
export function earlyScript(): Plugin {
  return {
    name: 'early-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const script = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === EARLY);
        if (script?.type !== 'chunk') throw new Error('The build has no early script.');
        if (script.imports.length > 0)
          throw new Error(`The early script waits for ${script.imports.join(', ')}`);
        const attrs = { type: 'module', async: true, crossorigin: true, src: `/${script.fileName}` };
        return [{ tag: 'script', attrs, injectTo: 'head-prepend' }];
      },
    },
  };
}
