/** Of something that is declared, or of a loop: `module.database.address`, `aws_lb.this.arn`, `each.key`. */
export interface Reference {
  /** What stands between the dots; an index is `[]`. */
  parts: readonly string[];
  text: string;
}

const TRAVERSAL = /(?<![\w.\])-])[a-z_][\w-]*(?:\.[\w-]+|\.\*|\[[^[\]]*\])+/gi;

/** Every reference within a value, its keys and what it is made of included. */
export function referencesIn(value: unknown): Reference[] {
  return textsOf(value).flatMap((text) =>
    [...codeOf(text).matchAll(TRAVERSAL)].flatMap(([found]) => [
      { text: found, parts: partsOf(found) },
      // What an index is.
      ...[...found.matchAll(/\[([^[\]]+)\]/g)].flatMap(([, index]) => referencesIn(`\${${index}}`)),
    ]),
  );
}

/** The name that a value is and nothing else, such as `var.protected`; undefined for any other value. */
export function soleReference(value: unknown): string | undefined {
  return typeof value === 'string' ? /^\$\{\s*([\w.-]+)\s*\}$/.exec(value)?.[1] : undefined;
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)]);
}

const partsOf = (text: string): string[] => text.replaceAll(/\[[^[\]]*\]/g, '.[]').split('.');

/** What of a template is code: the insides of `${…}`, without the texts within them but with the code within those. */
export function codeOf(template: string): string {
  const modes: ('text' | 'code' | 'braces')[] = ['text'];
  let code = '';
  for (let at = 0; at < template.length; at++) {
    const mode = modes.at(-1);
    const char = template[at] as string;
    if (mode === 'text') {
      if (char === '\\') at++;
      else if (char === '$' && template[at + 1] === '{' && template[at - 1] !== '$') {
        modes.push('code');
        code += ' ';
        at++;
      } else if (char === '"' && modes.length > 1) {
        modes.pop();
        code += '"';
      }
      continue;
    }
    if (char === '"') modes.push('text');
    else if (char === '{') modes.push('braces');
    else if (char === '}') modes.pop();
    code += char === '}' && mode === 'code' ? ' ' : char;
  }
  return code;
}
