import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { cacheFor, PUBLIC, Node } from '@propmubi/runtime';
import { Directive, Field, Float, ID, ObjectType } from 'type-graphql';
import { DataSource } from '../../provenance.js';

@Entity({ tableName: 'locality' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A part of the city as people name it when they look for a home, such as “Bandra West”.',
})
@Directive('@key(fields: "id")')
@Directive(PUBLIC)
@Directive(cacheFor(3_600))
export class Locality {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'As people say it.' })
  name: string;

  @Property({ type: 'text' })
  normalizedName: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Revenue district.' })
  district: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Taluka (sub-district), where the post office directory names it.',
  })
  taluka: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'PIN code of its post office.' })
  pinCode: string | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'WGS 84 degrees of its centre.' })
  latitude: number | null;

  @Property({ type: 'double', nullable: true })
  @Field(() => Float, { nullable: true, description: 'WGS 84 degrees of its centre.' })
  longitude: number | null;

  @Property({ type: 'text' })
  @Field(() => DataSource, { description: 'Where this record comes from.' })
  dataSource: DataSource;
}
