import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@propmubi/runtime';
import { findPerRowSettings, findUnprotectedTables } from '@propmubi/testkit';
import { expectData } from '@propmubi/testkit';
import { propertyMigrations } from '../src/migrations/index.js';
import { startProperty } from './property-subgraph.js';

describe('the property schema', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    property = await startProperty();
  });
  afterAll(() => property?.close());

  it('keeps every table tenant-owned or declared global', async () => {
    expect(await findUnprotectedTables(property.database.ownerUrl, 'property')).toEqual([]);
    expect(await findPerRowSettings(property.database.ownerUrl, 'property')).toEqual([]);
  });

  it('answers an empty feed', async () => {
    const data = expectData(await property.ask('{ feed { edges { node { id } } totalCount } }'));
    expect(data).toEqual({ feed: { edges: [], totalCount: 0 } });
  });

  it('goes down and up again', async () => {
    const options = {
      schema: 'property',
      ownerUrl: property.database.ownerUrl,
      migrations: propertyMigrations,
    };
    await migrate(options, 'down');
    await migrate(options, 'up');
    expectData(await property.ask('{ localities { id } }'));
  });
});
