import { pgArray, query, selectByKey, sql, type TenantScope } from '@propmubi/runtime';
import DataLoader from 'dataloader';
import type { IdentityKeys } from '../../security/keys.js';
import { type Contact, readContacts } from './contact.repository.js';
import type { Role } from './role.js';
import { User } from './user.entity.js';

/** Rows the viewer may not see come back as null: row level security decides, not the loader. */
export function createUserLoaders(db: TenantScope, keys: IdentityKeys) {
  return {
    userById: new DataLoader<string, User | null>(async (ids) => {
      const users = await db.read((em) => selectByKey(em, User, 'id', ids));
      const byId = new Map(users.map((user) => [user.id, user]));
      return ids.map((id) => byId.get(id) ?? null);
    }),
    /** Roles on the platform that the viewer may read: their own, for an administrator any person's. */
    rolesByUserId: new DataLoader<string, Role[]>(async (userIds) => {
      const rows = await db.read((em) =>
        query(
          em,
          sql<{ user_id: string; role: Role }>`select user_id, role from identity.user_role
            where user_id = any(${pgArray(userIds)}::uuid[]) order by role`,
        ),
      );
      return userIds.map((id) => rows.filter(({ user_id }) => user_id === id).map(({ role }) => role));
    }),
    contactByUserId: new DataLoader<string, Contact | null>(async (userIds) => {
      const contacts = await db.read((em) => readContacts(em, keys, userIds));
      return userIds.map((id) => contacts.get(id) ?? null);
    }),
  };
}
