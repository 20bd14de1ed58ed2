// Writes provider-schema.json: arguments and attributes of what is used here, as the AWS provider has them. They are taken from
// @cdktf/provider-aws, which is made of the provider's own schema: `terraform` itself is not needed.
//
//   npm pack @cdktf/provider-aws@21.22.1 && tar xzf cdktf-provider-aws-*.tgz      # outside of the repository: 230 MB
//   node deploy/terraform/check/write-provider-schema.mjs <folder>/package
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const HERE = import.meta.dirname;
const from = process.argv[2];
const { cdktf } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));

const used = new Set();
for (const name of readdirSync(join(HERE, '..'), { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.tf')) continue;
  const text = readFileSync(join(HERE, '..', name), 'utf8');
  for (const [, mode, type] of text.matchAll(/^(resource|data) "(\w+)"/gm)) used.add(`${mode} ${type}`);
}

const FIELD = /#(\w+) [^}]*\}\s*(?:\*[^\n]*\n\s*)*?\*\/\s*readonly (\w+)(\??): (\{[^}]*\}|[^;{]+)/g;

/** Arguments by interface: whether each is required, and the interface of one that is a block. */
function interfacesOf(text) {
  const found = [...text.matchAll(/^export interface (\w+)[^{]*\{([\s\S]*?)^\}/gm)];
  const names = new Set(found.map(([, name]) => name));
  return new Map(
    found.map(([, name, body]) => [
      name,
      [...body.matchAll(FIELD)].map(([, argument, , optional, type]) => {
        const base = type.replace(/\[\].*| \|.*/g, '').trim();
        return { argument, required: optional === '', block: names.has(base) ? base : undefined };
      }),
    ]),
  );
}

/** Terraform's metadata is no argument, and what is `any` (rules of WAF contain each other) is taken as it is. */
function shapeOf(interfaces, name) {
  return Object.fromEntries(
    (interfaces.get(name) ?? []).map(({ argument, required, block }) => [
      argument,
      { ...(required && { required }), ...(block && { block: shapeOf(interfaces, block) }) },
    ]),
  );
}

const schema = {};
for (const one of [...used].toSorted()) {
  const [mode, type] = one.split(' ');
  const folder = join(
    from,
    'lib',
    `${mode === 'data' ? 'data-' : ''}${type.replace(mode === 'data' ? '' : /^aws_/, '').replaceAll('_', '-')}`,
  );
  const types = readFileSync(join(folder, 'index.d.ts'), 'utf8');
  const code = readFileSync(join(folder, 'index.js'), 'utf8');
  const main = /extends cdktf\.Terraform(?:Resource|DataSource)[\s\S]*/.exec(code)[0];
  const interfaces = interfacesOf(types);
  const config = /^export interface (\w+Config) extends/m.exec(types)[1];
  const attributes = [...main.matchAll(/Attribute\('(\w+)'\)|\(this, "(\w+)"/g)].map(([, a, b]) => a ?? b);
  schema[one] = {
    arguments: shapeOf(interfaces, config),
    attributes: [...new Set(attributes)].toSorted(),
  };
}
// A line for each, so that a change of the provider shows as what it changes.
const lines = Object.entries(schema).map(([name, one]) => `${JSON.stringify(name)}: ${JSON.stringify(one)}`);
const text = `{"provider": ${JSON.stringify(cdktf.provider)},\n"schema": {\n${lines.join(',\n')}\n}}\n`;
writeFileSync(join(HERE, 'provider-schema.json'), text);
