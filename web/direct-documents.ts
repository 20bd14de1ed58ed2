import type { Plugin } from 'vite';

const GENERATED = new URL('src/graphql/graphql.ts', import.meta.url).pathname;
const CALL = /\bgraphql\(`([^`]*)`\)/g;
const NAME = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

/**
 * Replaces graphql(`query Feed …`) by the generated document itself, without its indents. The function finds it by its text,
 * for which the first route would load the text of every operation twice. The preset's own plugin for this is one of Babel,
 * which Vite does not run any more. A name that is not generated fails the build.
 */
export function directDocuments(): Plugin {
  return {
    name: 'direct-documents',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      // Fragments stand in the texts of operations already: those that no screen sends need not be loaded.
      if (id === GENERATED) {
        const unindented = code.replaceAll(/\n +/g, '\n');
        return { code: unindented.replaceAll('= new Typed', '= /*#__PURE__*/ new Typed'), map: null };
      }
      if (!/\/web\/src\/(?!graphql\/).*\.tsx?$/.test(id) || !code.includes('graphql(`')) return null;
      const names = new Set<string>();
      const direct = code.replace(CALL, (call, text: string) => {
        const [, kind, name] = NAME.exec(text) ?? [];
        if (!kind || !name) throw new Error(`${id}: an operation without a name: ${call}`);
        const document = `${name}${kind === 'fragment' ? 'FragmentDoc' : 'Document'}`;
        names.add(document);
        return document;
      });
      return {
        code: `import { ${[...names].join(', ')} } from ${JSON.stringify(GENERATED)};\n${direct}`,
        map: null,
      };
    },
  };
}
