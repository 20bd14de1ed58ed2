import { type Block, type Configuration, type Declared, type Module, sourceOf } from './configuration.js';
import { type Reference, referencesIn } from './expressions.js';
import { attributesOf } from './provider-schema.js';

/** Arguments of a call that are no inputs of the module. */
const OF_CALLS = new Set(['source', 'version', 'providers', 'count', 'for_each', 'depends_on']);

/** What is named and not declared, inputs that are unknown or missing, and variables that nothing reads. */
export function referenceProblems(configuration: Configuration): string[] {
  return [...configuration.values()].flatMap((module) => [
    ...callProblems(configuration, module),
    ...everyReference(module).flatMap((one) => problemOf(configuration, module, one)),
    ...unusedVariables(module),
  ]);
}

function everyReference(module: Module): Reference[] {
  const { declared, outputs, locals, calls, providers, terraform, variables } = module;
  const blocks = [declared.map(({ block }) => block), outputs, locals, calls, providers, terraform];
  return [
    ...referencesIn(blocks),
    ...Object.values(variables).flatMap((one) => referencesIn(one['validation'])),
  ];
}

function problemOf(configuration: Configuration, module: Module, { parts, text }: Reference): string[] {
  const [kind, name = '', next] = parts as [string, ...string[]];
  const wrong = (what: string) => [`${module.path}: ${text} ${what}`];
  if (kind === 'var') return Object.hasOwn(module.variables, name) ? [] : wrong('is no variable');
  if (kind === 'local') return Object.hasOwn(module.locals, name) ? [] : wrong('is no local value');
  if (kind === 'module') return outputProblem(configuration, module, name, next, wrong);
  if (kind === 'data') return declaredProblem(module, 'data', parts.slice(1), wrong);
  if (kind.startsWith('aws_')) return declaredProblem(module, 'resource', parts, wrong);
  return [];
}

function outputProblem(
  configuration: Configuration,
  module: Module,
  name: string,
  output: string | undefined,
  wrong: (what: string) => string[],
): string[] {
  const call = module.calls[name];
  if (!call) return wrong('is of no module that is called');
  const source = sourceOf(module.path, call);
  const called = source === undefined ? undefined : configuration.get(source);
  if (called && output !== undefined && !Object.hasOwn(called.outputs, output)) return wrong('is no output');
  return [];
}

function declaredProblem(
  module: Module,
  mode: Declared['mode'],
  [type = '', name = '', ...rest]: readonly string[],
  wrong: (what: string) => string[],
): string[] {
  const found = module.declared.find((one) => one.mode === mode && one.type === type && one.name === name);
  if (!found) return wrong('is declared nowhere');
  const isMany = 'for_each' in found.block || 'count' in found.block;
  const isIndexed = rest[0] === '[]';
  if (isIndexed && !isMany) return wrong('is one, and has no index');
  const attribute = isIndexed ? rest[1] : rest[0];
  // All of them together are a value of a loop.
  if (attribute === undefined) return [];
  if (isMany && !isIndexed) return wrong('is many, and needs an index');
  return attributesOf(mode, type)?.has(attribute) === false ? wrong('is no attribute') : [];
}

function callProblems(configuration: Configuration, module: Module): string[] {
  return Object.entries(module.calls).flatMap(([name, call]) => {
    const source = sourceOf(module.path, call);
    if (source === undefined) return [];
    const called = configuration.get(source);
    if (!called) return [`${module.path}: module.${name} is in no folder ${source}`];
    const given = Object.keys(call).filter((one) => !OF_CALLS.has(one));
    const missing = Object.entries(called.variables).filter(
      ([one, variable]) => isRequired(variable) && !given.includes(one),
    );
    return [
      ...given
        .filter((one) => !Object.hasOwn(called.variables, one))
        .map((one) => `${module.path}: module.${name} has no input ${one}`),
      ...missing.map(([one]) => `${module.path}: module.${name} is not given ${one}`),
    ];
  });
}

const isRequired = (variable: Block): boolean => !('default' in variable);

function unusedVariables(module: Module): string[] {
  const { variables: _, ...rest } = module;
  const used = new Set(referencesIn(rest).map(({ parts }) => parts.slice(0, 2).join('.')));
  return Object.keys(module.variables)
    .filter((name) => !used.has(`var.${name}`))
    .map((name) => `${module.path}: var.${name} is read nowhere`);
}
