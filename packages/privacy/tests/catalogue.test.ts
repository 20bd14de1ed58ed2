import { describe, expect, it } from '@jest/globals';
import { dataMapPage, differences, personal, type PersonalDataMap, untilErased } from '../src/index.js';

const map: PersonalDataMap = {
  schema: 'shop',
  tables: {
    customer: {
      people: { user_id: 'who buys' },
      personal: {
        name: personal({
          what: 'Their name | nickname',
          purpose: 'ACCOUNT',
          retention: untilErased,
          erasure: 'CLEARED',
          correction: '`rename`',
          exported: { file: 'shop/customers.json' },
        }),
      },
      other: { status: 'code' },
    },
    price: { without: 'numbers' },
  },
  retention: [{ name: 'old_customers', days: 30, what: 'customers deleted' }],
};
const columns = [
  { table: 'customer', column: 'user_id', type: 'uuid' },
  { table: 'customer', column: 'name', type: 'text' },
  { table: 'customer', column: 'status', type: 'text' },
  { table: 'customer', column: 'age', type: 'integer' },
  { table: 'price', column: 'amount', type: 'bigint' },
  { table: 'price', column: 'label', type: 'text' },
];

describe('differences', () => {
  it('are none when map and database agree', () => {
    expect(differences(map, columns)).toEqual([]);
  });

  it.each([
    [{ table: 'customer', column: 'hobby', type: 'text[]' }, 'shop.customer.hobby has no decision'],
    [{ table: 'customer', column: 'photo', type: 'bytea' }, 'shop.customer.photo has no decision'],
    [
      { table: 'customer', column: 'city', type: 'character varying(20)' },
      'shop.customer.city has no decision',
    ],
    [{ table: 'note', column: 'id', type: 'uuid' }, 'shop.note has no decision'],
    [
      { table: 'customer', column: 'created_by', type: 'uuid' },
      'shop.customer.created_by is the id of a person whom the map does not name',
    ],
    [
      { table: 'price', column: 'author_id', type: 'uuid' },
      'shop.price.author_id is the id of a person in a table without people',
    ],
  ])('name what has no decision: %j', (planted, said) => {
    expect(differences(map, [...columns, planted])).toEqual([said]);
  });

  it('name what is decided and gone', () => {
    expect(
      differences(
        map,
        columns.filter(({ column }) => column !== 'name'),
      ),
    ).toEqual(['shop.customer.name is decided and not there']);
    expect(
      differences(
        map,
        columns.filter(({ table }) => table !== 'price'),
      ),
    ).toEqual(['shop.price is decided and not there']);
  });
});

describe('dataMapPage', () => {
  it('is a table by subgraph, with its people and its jobs', () => {
    const page = dataMapPage([map]);
    expect(page).toContain('## shop');
    expect(page).toMatch(
      /\| `customer\.name` +\| Their name \\\| nickname +\| ACCOUNT +\| until the person is erased/,
    );
    expect(page).toMatch(/\| `old_customers` +\| 30 days +\| customers deleted/);
    expect(page).toContain('`customer.user_id` (who buys)');
  });
});
