// A plugin of graphql-codegen: the stored operations that have an example, as a collection of Postman (format 2.1), in the
// order of the examples. Each request has a test, so that running the collection says what no longer holds.
import { readFileSync } from 'node:fs';
import { Kind } from 'graphql';
import { commentOf } from '../operation-text.mjs';
import { EXAMPLES } from './examples.mjs';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** Called by graphql-codegen with the schema and the documents; returns the collection as JSON. */
export function plugin(_schema, documents) {
  const texts = new Map(
    documents.flatMap(({ document, location }) =>
      document.definitions
        .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
        .map(({ name }) => [name.value, readFileSync(location, 'utf8')]),
    ),
  );
  const items = Object.entries(EXAMPLES).map(([name, example]) => {
    const text = texts.get(name);
    if (!text) throw new Error(`${name}: an example of an operation that is not there.`);
    return itemOf(name, text, example);
  });
  const collection = {
    info: {
      name: 'PropMubi Trust OS',
      description:
        'Reads of the partner API. Set `url` and, for what a visitor does not see, `key`. Written by `pnpm codegen`.',
      schema: SCHEMA,
    },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{key}}', type: 'string' }] },
    variable: [
      { key: 'url', value: 'http://localhost:4000/graphql/partner' },
      {
        key: 'key',
        value: 'pk_test_1fdeed034d3154038b6b9226b3d81c24_everyone_may_read_the_sandbox_with_this_key',
      },
    ],
    item: items,
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function itemOf(name, text, { variables, keeps = {} }) {
  const description = commentOf(text);
  const query = text.replace(/^#.*\n/gm, '');
  return {
    name,
    request: {
      method: 'POST',
      description,
      header: [{ key: 'content-type', value: 'application/json' }],
      url: '{{url}}',
      body: { mode: 'graphql', graphql: { query, variables: JSON.stringify(variables, null, 2) } },
    },
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: scriptOf(name, keeps) } }],
  };
}

function scriptOf(name, keeps) {
  return [
    'const answer = pm.response.json();',
    `pm.test('${name} answers without errors', () => {`,
    '  pm.expect(answer.errors).to.equal(undefined);',
    '  for (const field of Object.values(answer.data)) pm.expect(field).to.be.an("object");',
    '});',
    ...Object.entries(keeps).map(([key, path]) => `pm.collectionVariables.set('${key}', ${path});`),
  ];
}
