import type { ContactDigests } from '@propmubi/domain';
import { keyedColumns, type KeyedColumns } from '@propmubi/runtime';

/** Every column that the key of contact digests made. */
export function digestColumns(ownerUrl: string, { chain }: ContactDigests): KeyedColumns {
  const made = { newest: `${chain.newest}.%`, rewrite: (digest: string) => chain.toNewest(digest) };
  return keyedColumns(ownerUrl, [
    {
      ...made,
      table: 'crm.verified_contact',
      column: 'digest',
      key: [['digest', 'text']],
      copies: ['user_id', 'verified_at'],
    },
    { ...made, table: 'crm.contact', column: 'phone_digest', key: [['id', 'uuid']] },
  ]);
}
