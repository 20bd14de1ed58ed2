import { GraphQLDateTime } from '@propmubi/runtime';
import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'The state of the transparency log, signed: what it says cannot be taken back.',
})
export class SignedTreeHead {
  @Field(() => Int, { description: 'Entries in the log.' })
  treeSize: number;

  @Field(() => String, { description: 'Root of the Merkle tree over them (RFC 9162), hexadecimal.' })
  rootHash: string;

  @Field(() => GraphQLDateTime, { description: 'When it was signed.' })
  timestamp: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Ed25519 signature, base64url, over the JSON {"rootHash","timestamp","treeSize"}; null where this deployment has no log key.',
  })
  signature: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The public key as a JWK in JSON; null without a signature.',
  })
  publicKey: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'An entry of the transparency log and the proof that it is in it.',
})
export class LogInclusion {
  @Field(() => ID, { description: 'The document it is about.' })
  documentId: string;

  @Field(() => Int, { description: 'Its place in the log, from 0.' })
  leafIndex: number;

  @Field(() => Int, { description: 'Size of the tree the proof is for.' })
  treeSize: number;

  @Field(() => String, {
    description: 'The entry: canonical JSON. Its leaf hash is SHA-256 of 0x00 and these bytes.',
  })
  leaf: string;

  @Field(() => String, { description: 'Leaf hash, hexadecimal.' })
  leafHash: string;

  @Field(() => [String], { description: 'Hashes from the leaf to the root (RFC 9162 §2.1.3).' })
  path: string[];

  @Field(() => String, { description: 'Root the proof leads to.' })
  rootHash: string;

  @Field(() => SignedTreeHead, {
    nullable: true,
    description:
      'The signed head of that tree. Entry, proof and head together are a receipt that can be verified offline.',
  })
  head: SignedTreeHead;
}

@ObjectType({ simpleResolvers: true, description: 'An entry of the transparency log in the list of all.' })
export class LogEntry {
  @Field(() => Int, { description: 'Its place in the log, from 0.' })
  leafIndex: number;

  @Field(() => ID, { description: 'The document it is about.' })
  documentId: string;

  @Field(() => String, {
    description: 'The entry: canonical JSON. documentLogEntries proves that it is in the log.',
  })
  leaf: string;

  @Field(() => String, { description: 'Leaf hash, hexadecimal.' })
  leafHash: string;

  @Field(() => GraphQLDateTime, { description: 'When it was appended.' })
  recordedAt: Date;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The public key of the transparency log. Keep it: a receipt is checked with it, not with its own.',
})
export class TransparencyLogKey {
  @Field(() => ID, { description: 'Thumbprint of the key (RFC 7638).' })
  keyId: string;

  @Field(() => String, { description: 'Ed25519, as a JWK in JSON.' })
  publicKey: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The proof that an earlier state of the log is a prefix of a later one.',
})
export class LogConsistency {
  @Field(() => Int, { description: 'Size of the earlier tree.' })
  firstSize: number;

  @Field(() => Int, { description: 'Size of the later tree.' })
  secondSize: number;

  @Field(() => String, { description: 'Root of the earlier tree.' })
  firstRoot: string;

  @Field(() => String, { description: 'Root of the later tree.' })
  secondRoot: string;

  @Field(() => [String], { description: 'Hashes of the proof (RFC 9162 §2.1.4).' })
  path: string[];
}
