import { GraphQLDateTime } from '@propmubi/runtime';
import { ArrayMaxSize, ArrayMinSize, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { ApiKey } from './api-key.entity.js';

@InputType({ description: 'A key to make.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for.' })
  name: string;

  @Field(() => [String], { description: 'What it may do; at most what its owner may.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  scopes: string[];

  @Field(() => Int, { defaultValue: 90, description: 'How many days it works, 1 to 365.' })
  @Min(1)
  @Max(365)
  validDays: number;
}

@ObjectType({ simpleResolvers: true, description: 'A new key, shown this once.' })
export class CreateApiKeyPayload {
  @Field(() => String, { description: 'The key itself. It is not stored and cannot be shown again.' })
  secretKey: string;

  @Field(() => ApiKey, { description: 'What is known about it.' })
  apiKey: ApiKey;
}

@InputType({ description: 'A key to end.' })
export class RevokeApiKeyInput {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}

@ObjectType({ simpleResolvers: true, description: 'The key as it is now.' })
export class RevokeApiKeyPayload {
  @Field(() => ApiKey, { description: 'The key.' })
  apiKey: ApiKey;
}

@InputType({ description: 'A key to use.' })
export class ExchangeApiKeyInput {
  @Field(() => String, { description: 'The whole key, pk_live_… or, of a sandbox, pk_test_….' })
  @MaxLength(128)
  secretKey: string;
}

@ObjectType({ simpleResolvers: true, description: 'What to send along with requests.' })
export class ExchangeApiKeyPayload {
  @Field(() => String, { description: 'Bearer token; lives at most 15 minutes.' })
  accessToken: string;

  @Field(() => GraphQLDateTime, { description: 'When it expires.' })
  expiresAt: Date;
}

@ObjectType({ simpleResolvers: true, description: 'Something that a role, or an API key, allows.' })
export class Scope {
  @Field(() => String, { description: 'Its name, as keys are made with it.' })
  name: string;

  @Field(() => String, { description: 'What it allows.' })
  description: string;

  @Field(() => [String], {
    description:
      'Root fields that take it, as Mutation.createLead; some take another one instead, or a further one.',
  })
  allows: readonly string[];

  @Field(() => Boolean, { description: 'Whether the viewer has it, and so may give it to a key.' })
  held: boolean;
}
