import { Migration } from '@mikro-orm/migrations';
import { retainedByOwner, retentionFunction } from '@propmubi/privacy';
import { applications, invitations } from '../personal-data.js';

const TABLES = ['identity.agent_application', 'identity.invitation'];

/** Applications and invitations are forgotten some time after they ended; the audit log knows that there were some. */
export class AddRetention extends Migration {
  override up(): void {
    for (const table of TABLES)
      for (const statement of retainedByOwner(table, ['select', 'update', 'delete'])) this.addSql(statement);
    const functions = [
      retentionFunction({
        ...applications,
        schema: 'identity',
        due: {
          from: 'identity.agent_application a',
          alias: 'a',
          where: `a.status <> 'PENDING'`,
          since: 'a.decided_at',
        },
        remove: ['delete from identity.agent_application where id = any(due)'],
      }),
      retentionFunction({
        ...invitations,
        schema: 'identity',
        due: {
          from: 'identity.invitation i',
          alias: 'i',
          where: 'true',
          since: 'coalesce(i.decided_at, i.expires_at)',
        },
        remove: ['delete from identity.invitation where id = any(due)'],
      }),
    ];
    for (const statement of functions.flat()) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop function identity.retain_invitations(integer, boolean)');
    this.addSql('drop function identity.retain_applications(integer, boolean)');
    for (const table of TABLES)
      for (const operation of ['select', 'update', 'delete'])
        this.addSql(`drop policy owner_retains_${operation} on ${table}`);
  }
}
