import { Migration } from '@mikro-orm/migrations';

/** Which districts an import was of: registers of several regions have days of their own. Earlier ones were of all there are. */
export class AddImportDistricts extends Migration {
  override up(): void {
    this.addSql(`alter table property.register_import add column districts text[] not null default '{}'`);
    this.addSql(`update property.register_import set districts = coalesce(
      (select array_agg(distinct district order by district) from property.project where data_source = 'MAHARERA'), '{}')`);
  }

  override down(): void {
    this.addSql('alter table property.register_import drop column districts');
  }
}
