import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const GENERATED = new URL('src/graphql/graphql.ts', import.meta.url).pathname;
const GENERATED_DOCUMENT = /export const (\w+)Document = new TypedDocumentString\(`([^`]*)`/g;
const CALL = /\bgraphql\(`([^`]*)`\)/g;
const NAME = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

/**
 * Replaces graphql(`query Feed …`) by the generated document, whose text has its fragments in it and no indents. The function
 * finds it by its text, for which the first route would load the text of every operation twice; the generated module holds those
 * of all screens, and a bundler never divides a module between screens. The preset's own plugin for this is one of Babel,
 * which Vite does not run any more. A name that is not generated fails the build.
 */
export function directDocuments(): Plugin {
  let texts: ReadonlyMap<string, string>;
  return {
    name: 'direct-documents',
    enforce: 'pre',
    apply: 'build',
    buildStart() {
      texts = readTexts();
    },
    transform(code, id) {
      // Nothing reads these any more.
      if (id === GENERATED) {
        return { code: code.replaceAll('= new Typed', '= /*#__PURE__*/ new Typed'), map: null };
      }
      if (!/\/web\/src\/(?!graphql\/).*\.tsx?$/.test(id) || !code.includes('graphql(`')) return null;
      const direct = code.replace(CALL, (call, text: string) => {
        const [, kind, name] = NAME.exec(text) ?? [];
        if (!kind || !name) throw new Error(`${id}: an operation without a name: ${call}`);
        // It stands in the texts of the operations that use it, and is read for its type alone.
        if (kind === 'fragment') return 'undefined';
        const document = texts.get(name);
        if (document === undefined) throw new Error(`${id}: ${name} is not generated`);
        return `/*#__PURE__*/ new DirectDocument(${JSON.stringify(document)})`;
      });
      return {
        code: `import { TypedDocumentString as DirectDocument } from ${JSON.stringify(GENERATED)};\n${direct}`,
        map: null,
      };
    },
  };
}

function readTexts(): ReadonlyMap<string, string> {
  const generated = readFileSync(GENERATED, 'utf8');
  return new Map(
    [...generated.matchAll(GENERATED_DOCUMENT)].map(([, name, text]) => [
      name as string,
      (text as string).replaceAll(/\n +/g, '\n').trim(),
    ]),
  );
}
