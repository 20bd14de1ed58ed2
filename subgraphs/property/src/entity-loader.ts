import DataLoader from 'dataloader';
import type { EntityClass } from '@mikro-orm/postgresql';
import { selectByKey, type TenantScope } from '@propmubi/runtime';

/**
 * One SELECT for all entities asked for in one tick, in the order asked; null where there is none (or where row
 * level security hides it). `key` must be unique among the entities.
 */
export function entityLoader<Entity extends object>(
  db: TenantScope,
  entity: EntityClass<Entity>,
  key: keyof Entity & string,
): DataLoader<string, Entity | null> {
  return new DataLoader(async (keys) => {
    const found = await db.read((em) => selectByKey(em, entity, key, keys));
    const byKey = new Map(found.map((one) => [(one as Entity)[key] as string, one as Entity]));
    return keys.map((wanted) => byKey.get(wanted) ?? null);
  });
}
