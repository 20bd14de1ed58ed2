import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

/** The script of `src/early`, as the bundler names it. */
export const EARLY = 'early';
/** The libraries of the app. */
export const FRAMEWORK = 'framework';

/**
 * Has the page run two scripts by themselves, each as soon as it is there: the one that sends the first requests, which comes before
 * an app of a hundred times as many bytes, and the libraries, which are then ready when the app is.
 */
export function earlyScripts(): Plugin {
  return {
    name: 'early-scripts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const early = chunkOf(bundle, EARLY);
        if (early.imports.length > 0)
          throw new Error(`The early script waits for ${early.imports.join(', ')}`);
        return [early, chunkOf(bundle, FRAMEWORK)].map(scriptTag);
      },
    },
  };
}

function chunkOf(bundle: Rolldown.OutputBundle, name: string): Rolldown.OutputChunk {
  const chunk = Object.values(bundle).find((file) => file.type === 'chunk' && file.name === name);
  if (chunk?.type !== 'chunk') throw new Error(`The build has no script ${name}.`);
  return chunk;
}

function scriptTag({ fileName }: Rolldown.OutputChunk): HtmlTagDescriptor {
  const attrs = { type: 'module', async: true, crossorigin: true, src: `/${fileName}` };
  return { tag: 'script', attrs, injectTo: 'head-prepend' };
}
