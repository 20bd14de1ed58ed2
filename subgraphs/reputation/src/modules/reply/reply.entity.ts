import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { connectionTypes, GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, ObjectType } from 'type-graphql';
import { ReviewStatus } from '../review/review.entity.js';

/** One a review, unless it was rejected. */
@Entity({ tableName: 'review_reply' })
@ObjectType({ simpleResolvers: true, description: 'What the reviewed agent or builder answers a review.' })
export class ReviewReply {
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Property({ type: 'uuid' })
  reviewId: string;

  @Property({ type: 'uuid' })
  authorId: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'In the words of the reviewed.' })
  text: string;

  @Property({ type: 'text' })
  @Field(() => ReviewStatus, { description: 'Whether it is shown: a moderator reads each first.' })
  status: ReviewStatus;

  @Property({ type: 'text', nullable: true })
  moderationReason: string | null = null;

  @Property({ type: 'uuid', nullable: true })
  moderatedBy: string | null = null;

  @Property({ type: 'timestamptz', nullable: true })
  moderatedAt: Date | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTime, { description: 'When it was submitted.' })
  submittedAt: Date;
}

export const { ConnectionType: ReviewReplyConnection } = connectionTypes(ReviewReply, 'ReviewReply', {
  counted: true,
});
export type ReviewReplyConnection = InstanceType<typeof ReviewReplyConnection>;
