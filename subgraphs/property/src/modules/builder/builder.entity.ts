import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { PUBLIC } from '@propmubi/runtime';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DataSource } from '../../provenance.js';

/** Public: a promoter is named by the register, not by a tenant. */
@Entity({ tableName: 'builder' })
@ObjectType({
  simpleResolvers: true,
  description:
    'Who promotes projects: the promoter of the RERA Act, one per normalised name in the register.',
})
@Directive('@key(fields: "id")')
@Directive(PUBLIC)
export class Builder {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The spelling the register uses most.' })
  name: string;

  /** See normalisePromoterName: the natural key. */
  @Property({ type: 'text' })
  normalizedName: string;

  @Property({ type: 'int' })
  @Field(() => Int, { description: 'Projects in the register under this promoter.' })
  projectsCount: number;

  @Property({ type: 'int' })
  @Field(() => Int, {
    description: 'Registrations of this promoter on the register’s list of revoked projects.',
  })
  revokedProjectsCount: number;

  /** The organization (identity) that proved to be this builder and may act for it. */
  @Property({ type: 'uuid', nullable: true })
  organizationId: string | null;

  @Property({ type: 'text' })
  @Field(() => DataSource, { description: 'Where this record comes from.' })
  dataSource: DataSource;
}
