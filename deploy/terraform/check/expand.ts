import {
  type Block,
  type Configuration,
  type Declared,
  type Module,
  rootsOf,
  sourceOf,
} from './configuration.js';
import { soleReference } from './expressions.js';

/** One that is declared, as an environment makes it: what is passed to its module is put in. */
export interface Instance extends Declared {
  /** Such as `production: module.platform.module.database`. */
  at: string;
  /** Of the folder, in which names of siblings are looked up. */
  module: Module;
}

/** One folder that Terraform is run in, with all that its modules declare. */
export interface Root {
  name: string;
  module: Module;
  instances: readonly Instance[];
}

export function expand(configuration: Configuration): Root[] {
  return rootsOf(configuration).map((module) => ({
    name: module.path.split('/').at(-1) as string,
    module,
    instances: instancesOf(configuration, module, module.path, {}),
  }));
}

function instancesOf(configuration: Configuration, module: Module, at: string, given: Block): Instance[] {
  const inputs = { ...defaultsOf(module), ...given };
  const value = (one: unknown): unknown => resolve(one, inputs, module.locals);
  const own = module.declared.map((one) => ({ ...one, at, module, block: value(one.block) as Block }));
  const called = Object.entries(module.calls).flatMap(([name, call]) => {
    const source = sourceOf(module.path, call);
    const target = source === undefined ? undefined : configuration.get(source);
    return target ? instancesOf(configuration, target, `${at}: module.${name}`, value(call) as Block) : [];
  });
  return [...own, ...called];
}

const defaultsOf = ({ variables }: Module): Block =>
  Object.fromEntries(
    Object.entries(variables).flatMap(([name, variable]) =>
      'default' in variable ? [[name, variable['default']]] : [],
    ),
  );

const CHOICE = /^\$\{\s*(!?)(var\.\w+)\s*(?:\?\s*("[^"]*"|[\w.]+)\s*:\s*("[^"]*"|[\w.]+)\s*)?\}$/;

/**
 * Values that follow from what is passed: `var.x`, `var.x.y`, `!var.x`, `var.x ? a : b`. Any other expression stays as
 * it is written, and a policy that needs its value fails.
 */
function resolve(value: unknown, inputs: Block, locals: Block): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(one, inputs, locals));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, resolve(one, inputs, locals)]),
    );
  const [kind, name = '', field] = soleReference(value)?.split('.') ?? [];
  if (kind === 'var' && Object.hasOwn(inputs, name)) {
    const input = inputs[name];
    return field === undefined ? input : ((input as Block | undefined)?.[field] ?? value);
  }
  if (
    kind === 'local' &&
    field === undefined &&
    typeof locals[name] === 'string' &&
    !locals[name].includes('${')
  )
    return locals[name];
  return typeof value === 'string' ? chosen(value, inputs) : value;
}

function chosen(text: string, inputs: Block): unknown {
  const [, not, variable, yes, no] = CHOICE.exec(text) ?? [];
  const input = inputs[variable?.slice('var.'.length) ?? ''];
  if (typeof input !== 'boolean') return text;
  const isTrue = not === '!' ? !input : input;
  if (yes === undefined) return isTrue;
  const branch = (isTrue ? yes : no) as string;
  return branch === 'null' ? undefined : branch.replaceAll('"', '');
}
