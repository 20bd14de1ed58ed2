import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, ObjectType } from 'type-graphql';
import { LeadSource } from '../lead.enums.js';

@Entity({ tableName: 'lead_enquiry' })
@ObjectType({
  simpleResolvers: true,
  description: 'One enquiry of a buyer about a listing or a project. A lead holds all those of its buyer.',
})
export class LeadEnquiry {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the enquiry.' })
  id: string;

  @Property({ type: 'uuid' })
  organizationId: string;

  @Property({ type: 'uuid' })
  leadId: string;

  @Property({ type: 'uuid', nullable: true })
  listingId: string | null;

  @Property({ type: 'uuid', nullable: true })
  projectId: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the buyer wrote.' })
  message: string | null;

  @Property({ type: 'text' })
  @Field(() => LeadSource, { description: 'Where the enquiry came from.' })
  source: LeadSource;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  askedAt: Date;
}
