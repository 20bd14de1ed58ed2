import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { EntityClass } from '@mikro-orm/postgresql';
import type { EntityManager } from './entity-manager.js';
import { query, sql } from './query.js';

/** How an entity is part of a `select`. */
export interface EntityColumns<Entity> {
  /** Its columns, for the select list. */
  list: string;
  read(row: Record<string, unknown>): Entity;
}

interface Column {
  property: string;
  name: string;
  parse(value: unknown): unknown;
}

const columnsByEntity = new WeakMap<EntityMetadata, Column[]>();

/**
 * The columns of an entity under the alias of its table, and how to make the entity of a row. `prefix` keeps apart the
 * entities of a joined row. For hot reads: the instances are for answering with and not managed, so changes to them
 * are not written.
 */
export function entityColumns<Entity extends object>(
  em: EntityManager,
  entity: EntityClass<Entity>,
  alias: string,
  prefix = '',
): EntityColumns<Entity> {
  const meta = em.getMetadata().get(entity);
  let columns = columnsByEntity.get(meta);
  if (!columns) columnsByEntity.set(meta, (columns = scalarsOf(em, meta)));
  const known = columns;
  return {
    list: known.map(({ name }) => `${alias}.${name}${prefix && ` as ${prefix}${name}`}`).join(', '),
    read(row) {
      const values: Record<string, unknown> = {};
      for (const { property, name, parse } of known) {
        const value = row[prefix + name];
        values[property] = value === null ? null : parse(value);
      }
      // Not assigned to an instance: MikroORM's setters on the prototype would begin to track it.
      return Object.setPrototypeOf(values, meta.prototype) as Entity;
    },
  };
}

/** Entities by a unique key, in no order; those row level security hides are left out. See `entityColumns`. */
export async function selectByKey<Entity extends object>(
  em: EntityManager,
  entity: EntityClass<Entity>,
  key: keyof Entity & string,
  keys: readonly string[],
): Promise<Entity[]> {
  const meta = em.getMetadata().get(entity);
  const { fieldNames, columnTypes } = (meta.properties as Record<string, EntityProperty>)[
    key
  ] as EntityProperty;
  const { list, read } = entityColumns(em, entity, 'e');
  const schema = meta.schema ?? em.config.get('schema') ?? 'public';
  const rows = await query<Record<string, unknown>>(
    em,
    sql`select ${sql.raw(list)} from ${sql.table(`${schema}.${meta.tableName}`)} e
      where ${sql.ref(`e.${fieldNames[0]}`)} = any (${keys}::${sql.raw(columnTypes[0] as string)}[])`,
  );
  return rows.map(read);
}

/** What a `find` would select, as long as the entity has no relations: those are read by their own loaders. */
function scalarsOf(em: EntityManager, meta: EntityMetadata): Column[] {
  return meta.props
    .filter(({ kind, persist, lazy }) => kind === 'scalar' && persist !== false && !lazy)
    .map((property) => ({
      property: property.name,
      name: property.fieldNames[0] as string,
      parse: parserOf(em, property),
    }));
}

function parserOf(em: EntityManager, { customType, runtimeType }: EntityProperty): Column['parse'] {
  const platform = em.getPlatform();
  if (customType) return (value) => customType.convertToJSValue(value, platform) as unknown;
  if (runtimeType === 'Date') return (value) => platform.parseDate(value as string);
  return (value) => value;
}
