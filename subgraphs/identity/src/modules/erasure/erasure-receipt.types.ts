import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'A key that was destroyed: what it sealed can never be read again.',
})
export class DestroyedKey {
  @Field(() => String, { description: 'What it sealed, such as contact data.' })
  sealed: string;

  @Field(() => String, {
    description: 'SHA-256 of the wrapped key, in hex: names it without being of any use.',
  })
  fingerprint: string;

  @Field(() => GraphQLDateTime, { description: 'When it was destroyed.' })
  destroyedAt: Date;
}

@ObjectType({ simpleResolvers: true, description: 'How many rows of a table lost personal data.' })
export class ErasedTable {
  @Field(() => String, { description: 'The table.' })
  table: string;

  @Field(() => Int, { description: 'How many rows.' })
  count: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a part of the platform erased.' })
export class ErasedPart {
  @Field(() => String, { description: 'The subgraph.' })
  subgraph: string;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  erasedAt: Date;

  @Field(() => [ErasedTable], { description: 'What, as numbers.' })
  rows: ErasedTable[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Proof of an erasure. Each part is also an entry of the platform’s audit log, whose chain shows a change.',
})
export class ErasureReceipt {
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Field(() => ID, { description: 'Whose data it was: an id that leads nowhere.' })
  userId: string;

  @Field(() => GraphQLDateTime, { description: 'When the account was erased.' })
  erasedAt: Date;

  @Field(() => [DestroyedKey], { description: 'Keys that were destroyed.' })
  keys: DestroyedKey[];

  @Field(() => [ErasedPart], { description: 'Parts of the platform that have erased, so far.' })
  parts: ErasedPart[];

  @Field(() => Boolean, { description: 'Whether all parts have.' })
  complete: boolean;

  @Field(() => String, {
    description: 'The same as a JSON Web Signature (EdDSA) of the platform, of type propmubi-erasure+jws.',
  })
  signature: string;
}
