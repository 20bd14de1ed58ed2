import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { cacheFor, PUBLIC, Node } from '@propmubi/runtime';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DataSource } from '../../provenance.js';

/** Public: a promoter is named by the register, not by a tenant. */
@Entity({ tableName: 'builder' })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'Who promotes projects: the promoter of the RERA Act, one per normalised name in the register.',
})
@Directive('@key(fields: "id")')
@Directive(PUBLIC)
@Directive(cacheFor(3_600))
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

  @Property({ type: 'array' })
  @Field(() => [String], { description: 'Districts in which projects are registered under this name.' })
  districts: string[];

  @Property({ type: 'array' })
  @Field(() => [String], {
    description:
      'How filings spell it. The register has no key for promoters: differing spellings in several districts may be several firms.',
  })
  spellings: string[];

  /** The organization (identity) that proved to be this builder and may act for it. */
  @Property({ type: 'uuid', nullable: true })
  organizationId: string | null;

  @Property({ type: 'text' })
  @Field(() => DataSource, { description: 'Where this record comes from.' })
  dataSource: DataSource;
}
