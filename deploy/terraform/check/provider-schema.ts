import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, Configuration, Declared } from './configuration.js';

interface Argument {
  required?: boolean;
  /** Arguments of a block. */
  block?: Arguments;
}
type Arguments = Readonly<Record<string, Argument>>;
interface Shape {
  arguments: Arguments;
  attributes: readonly string[];
}

/** Made by write-provider-schema.mjs of the provider's own schema. */
const { provider, schema } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'provider-schema.json'), 'utf8'),
) as { provider: { name: string; version: string }; schema: Readonly<Record<string, Shape>> };

/** The version of the provider that the schema is of. */
export const SCHEMA_VERSION = provider.version;

/** What Terraform itself takes in every block that is declared. */
const META = ['count', 'for_each', 'depends_on', 'provider', 'lifecycle'];

/** What can be read of it, arguments included; undefined where the schema does not know it. */
export function attributesOf(mode: Declared['mode'], type: string): Set<string> | undefined {
  const shape = schema[`${mode} ${type}`];
  return shape && new Set([...shape.attributes, ...Object.keys(shape.arguments)]);
}

/** Arguments and blocks that the provider does not know, and those that it needs and that are not there. */
export function schemaProblems(configuration: Configuration): string[] {
  return [...configuration.values()].flatMap(({ path, declared }) =>
    declared.flatMap(({ mode, type, name, block }) => {
      const shape = schema[`${mode} ${type}`];
      const where = `${path}: ${mode === 'data' ? 'data.' : ''}${type}.${name}`;
      return shape
        ? blockProblems(where, without(block, META), shape.arguments)
        : [`${where} is of no known type`];
    }),
  );
}

function blockProblems(where: string, block: Block, known: Arguments): string[] {
  const dynamic = Object.fromEntries(
    Object.entries((block['dynamic'] ?? {}) as Record<string, Block[]>).map(([name, blocks]) => [
      name,
      blocks.flatMap(({ content }) => content as Block[]),
    ]),
  );
  const given = { ...without(block, ['dynamic']), ...dynamic };
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(known, name));
  const missing = Object.entries(known).filter(
    ([name, { required }]) => required && !Object.hasOwn(given, name),
  );
  return [
    ...unknown.map((name) => `${where} has no argument ${name}`),
    ...missing.map(([name]) => `${where} needs ${name}`),
    ...Object.entries(given).flatMap(([name, value]) => {
      const inner = known[name]?.block;
      // An attribute that is a list of objects is given as a value.
      if (!inner || !Array.isArray(value)) return [];
      return value.flatMap((one) => blockProblems(`${where}.${name}`, one as Block, inner));
    }),
  ];
}

const without = (block: Block, names: readonly string[]): Block =>
  Object.fromEntries(Object.entries(block).filter(([name]) => !names.includes(name)));
