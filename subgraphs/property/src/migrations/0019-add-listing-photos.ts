import { Migration } from '@mikro-orm/migrations';
import { tenantOwned } from '@propmubi/runtime';

/** Photos that members upload for their listings. */
export class AddListingPhotos extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }

  override down(): void {
    this.addSql('drop table property.listing_photo');
  }
}

const STATEMENTS = [
  `create table property.listing_photo (
     id uuid primary key,
     organization_id uuid not null,
     listing_id uuid not null,
     status text not null check (status in ('UPLOADING', 'SHOWN', 'TAKEN_DOWN')),
     size_bytes int not null,
     sha256 text,
     width int,
     height int,
     uploaded_by uuid not null,
     created_at timestamptz not null,
     left_at timestamptz,
     taken_down_for text,
     taken_down_at timestamptz
   )`,
  'create index listing_photo_listing on property.listing_photo (listing_id, created_at)',
  `create index listing_photo_taken_down on property.listing_photo (organization_id, sha256)
     where status = 'TAKEN_DOWN'`,
  `create index listing_photo_uploading on property.listing_photo (created_at) where status = 'UPLOADING'`,
  'create index listing_photo_left on property.listing_photo (left_at) where left_at is not null',
  ...tenantOwned('property.listing_photo'),
  `create policy collected on property.listing_photo for select
     using ((select current_setting('app.collecting', true)) = 'on')`,
];
