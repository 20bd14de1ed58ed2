import type { Block } from '../configuration.js';
import type { Instance, Root } from '../expand.js';

/** What must hold in an environment. Answers what does not, each with the place. */
export type Policy = (root: Root) => string[];

export const ofType = ({ instances }: Root, ...types: string[]): Instance[] =>
  instances.filter(({ mode, type }) => mode === 'resource' && types.includes(type));

export const isEnvironment = ({ module }: Root): boolean => module.path.startsWith('environments/');

/** Only where data is that is missed. */
export const isProduction = ({ name }: Root): boolean => name === 'production';

export const blocks = (block: Block | undefined, name: string): Block[] =>
  Array.isArray(block?.[name]) ? (block[name] as Block[]) : [];

export const nameOf = ({ at, type, name }: Instance): string => `${at}: ${type}.${name}`;

/** Each instance of a type whose argument is not what it has to be. */
export function expectArguments(
  root: Root,
  type: string,
  wanted: Readonly<Record<string, (value: unknown, instance: Instance) => boolean>>,
): string[] {
  return ofType(root, type).flatMap((one) =>
    Object.entries(wanted)
      .filter(([name, holds]) => !holds(one.block[name], one))
      .map(([name]) => `${nameOf(one)} has ${name} ${JSON.stringify(one.block[name]) ?? 'not set'}`),
  );
}

export const is =
  (...values: unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);
export const isGiven = (value: unknown): boolean => typeof value === 'string' && value !== '';
export const atLeast =
  (least: number) =>
  (value: unknown): boolean =>
    typeof value === 'number' && value >= least;
/** A replica has its storage, key and backups from what it is a replica of. */
export const unlessReplica =
  (holds: (value: unknown) => boolean) =>
  (value: unknown, { block }: Instance): boolean =>
    'replicate_source_db' in block || holds(value);
