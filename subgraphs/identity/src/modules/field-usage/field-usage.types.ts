import { GraphQLLocalDate, GraphQLSafeInt } from '@propmubi/runtime';
import { IsOptional, Length, Max, Min } from 'class-validator';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';

export const MOST_USAGE = 500;
/** For how many days usage is kept. */
export const USAGE_DAYS = 92;

@ObjectType({
  simpleResolvers: true,
  description:
    'How often one program used a part of the API. Only what it writes into its operations is seen, not values of variables.',
})
export class FieldUsage {
  @Field({
    description:
      'A field, an argument, a field of an input or a value, such as `Listing.title` or `Query.feed(sort:)`.',
  })
  coordinate: string;

  @Field({ description: 'Whether it is deprecated, or was when it was used last.' })
  isDeprecated: boolean;

  @Field({
    description:
      'The program, as it names itself in `apollographql-client-name`; `unnamed` where it does not.',
  })
  clientName: string;

  @Field({
    description: 'Its version, as it says in `apollographql-client-version`; empty where it does not.',
  })
  clientVersion: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For whom it asked; null for people and visitors without an organization.',
  })
  organizationId: string | null;

  @Field(() => GraphQLSafeInt, { description: 'Requests whose operation has it.' })
  requests: number;

  @Field(() => GraphQLLocalDate, { description: 'The last day on which it did, in India.' })
  lastDay: string;
}

@ArgsType()
export class FieldUsageArgs {
  @Field(() => String, { nullable: true, description: 'Of this coordinate alone.' })
  @IsOptional()
  @Length(1, 200)
  coordinate?: string | null;

  @Field(() => String, { nullable: true, description: 'By this program alone.' })
  @IsOptional()
  @Length(1, 64)
  clientName?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Of what is deprecated alone.' })
  deprecated?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: `Of so many days, today among them; 1 to ${USAGE_DAYS}. Left out, 30.`,
  })
  @IsOptional()
  @Min(1)
  @Max(USAGE_DAYS)
  days?: number | null;
}
