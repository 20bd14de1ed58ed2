import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, InputType, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A home that a person keeps in view.' })
export class ShortlistedHome {
  @Field(() => ID, { description: 'The listing’s id, also once it has left the market.' })
  listingId: string;

  @Field(() => GraphQLDateTime, { description: 'When it was put on the list.' })
  addedAt: Date;
}

@InputType({ description: 'Puts a home on the viewer’s shortlist.' })
export class AddToShortlistInput {
  @Field(() => ID, { description: 'Which listing; it is on the market.' })
  listingId: string;
}

@InputType({ description: 'Takes a home off the viewer’s shortlist.' })
export class RemoveFromShortlistInput {
  @Field(() => ID, { description: 'Which listing.' })
  listingId: string;
}

@ObjectType({ simpleResolvers: true, description: 'What addToShortlist did.' })
export class AddToShortlistPayload {
  @Field(() => ShortlistedHome, { description: 'The home on the list.' })
  shortlistedHome: ShortlistedHome;
}

@ObjectType({ simpleResolvers: true, description: 'What removeFromShortlist did.' })
export class RemoveFromShortlistPayload {
  @Field(() => ID, { description: 'The listing, which is not on the list now.' })
  listingId: string;
}
