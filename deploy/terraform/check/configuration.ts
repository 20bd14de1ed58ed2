import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const require = createRequire(import.meta.url);
// Its types bring those of browsers with them, which all files here would then see.
const { parse } = require('@cdktf/hcl2json') as {
  /** @throws naming the place where the text is no HCL */
  parse(path: string, text: string): Promise<Block>;
};

/** Of a block: attributes are values or expressions (`${…}`), blocks inside are lists of such. */
export type Block = Readonly<Record<string, unknown>>;

export interface Declared {
  /** `resource` or `data`. */
  mode: 'resource' | 'data';
  type: string;
  name: string;
  block: Block;
}

/** A folder of `.tf` files. */
export interface Module {
  /** From deploy/terraform, such as `modules/database`. */
  path: string;
  declared: readonly Declared[];
  variables: Readonly<Record<string, Block>>;
  outputs: Readonly<Record<string, Block>>;
  locals: Block;
  calls: Readonly<Record<string, Block>>;
  providers: Readonly<Record<string, readonly Block[]>>;
  terraform: Block;
}

export type Configuration = ReadonlyMap<string, Module>;

const ROOT = join(import.meta.dirname, '..');

/** The texts of deploy/terraform by path from there. */
export function readTexts(): Map<string, string> {
  const names = readdirSync(ROOT, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => /\.(tf|tfvars)$/.test(name))
      .toSorted()
      .map((name) => [name, readFileSync(join(ROOT, name), 'utf8')]),
  );
}

/** A test parses the same texts many times. */
const parsed = new Map<string, Promise<Block>>();

export function parseText(path: string, text: string): Promise<Block> {
  const known = parsed.get(text);
  if (known) return known;
  const parsing = parse(path, text);
  parsed.set(text, parsing);
  return parsing;
}

/** @throws where a text is no HCL, naming the file and the place */
export async function readConfiguration(texts: ReadonlyMap<string, string>): Promise<Configuration> {
  const folders = new Map<string, Block[]>();
  for (const [path, text] of texts) {
    if (!path.endsWith('.tf')) continue;
    const folder = dirname(path);
    folders.set(folder, [...(folders.get(folder) ?? []), await parseText(path, text)]);
  }
  return new Map([...folders].map(([path, files]) => [path, moduleOf(path, files)]));
}

/** The folder that a call's `source` names, from deploy/terraform; undefined for one that is elsewhere. */
export function sourceOf(caller: string, call: Block): string | undefined {
  const source = String(call['source']);
  return source.startsWith('.') ? relative('.', join(caller, source)) : undefined;
}

/** Those that Terraform is run in: they have a provider. */
export const rootsOf = (configuration: Configuration): Module[] =>
  [...configuration.values()].filter(({ providers }) => Object.keys(providers).length > 0);

function moduleOf(path: string, files: readonly Block[]): Module {
  const each = (kind: string) => files.flatMap((file) => Object.entries((file[kind] ?? {}) as Block));
  const single = (kind: string) =>
    Object.fromEntries(each(kind).map(([name, blocks]) => [name, (blocks as Block[])[0] as Block]));
  const lists = (kind: string) => files.flatMap((file) => (file[kind] ?? []) as Block[]);
  const declared = (mode: Declared['mode']) =>
    each(mode).flatMap(([type, byName]) =>
      Object.entries(byName as Record<string, Block[]>).flatMap(([name, blocks]) =>
        blocks.map((block) => ({ mode, type, name, block })),
      ),
    );
  return {
    path,
    declared: [...declared('resource'), ...declared('data')],
    variables: single('variable'),
    outputs: single('output'),
    locals: Object.assign({}, ...lists('locals')) as Block,
    calls: single('module'),
    providers: Object.fromEntries(each('provider')) as Record<string, Block[]>,
    terraform: Object.assign({}, ...lists('terraform')) as Block,
  };
}
