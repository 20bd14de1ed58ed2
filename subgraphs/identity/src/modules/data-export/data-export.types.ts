import { codeEnum, GraphQLDateTime } from '@propmubi/runtime';
import { Matches } from 'class-validator';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

export const DataExportStatus = codeEnum('DataExportStatus', 'How far an export is.', {
  PREPARING: 'Its parts are being collected.',
  READY: 'It can be downloaded.',
  FAILED: 'It could not be put together; ask for another.',
  EXPIRED: 'Its time is over, and its files are gone.',
});
export type DataExportStatus = keyof typeof DataExportStatus;

@ObjectType({
  simpleResolvers: true,
  description: 'All that is held of a person, in all parts of the platform, as one archive.',
})
export class DataExport {
  @Field(() => ID, { description: 'Global id.' })
  id: string;

  @Field(() => DataExportStatus, { description: 'How far it is.' })
  status: DataExportStatus;

  @Field(() => Int, { description: 'How many parts of the platform have given what they hold.' })
  partsReady: number;

  @Field(() => Int, { description: 'How many there are.' })
  partsTotal: number;

  @Field(() => GraphQLDateTime, { description: 'When it was asked for.' })
  requestedAt: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was ready.' })
  readyAt: Date | null;

  @Field(() => GraphQLDateTime, { description: 'When its files are removed.' })
  expiresAt: Date;

  @Field(() => Float, { nullable: true, description: 'Size of the archive in bytes.' })
  sizeBytes: number | null;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the archive, in hex.' })
  sha256: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A link to an export, which is the whole right to it.' })
export class DataExportDownload {
  @Field(() => String, { description: 'Where it is; relative to the gateway where that keeps the files.' })
  url: string;

  @Field(() => GraphQLDateTime, { description: 'Until when the link is good: some minutes.' })
  expiresAt: Date;
}

@InputType({ description: 'Proof that it is really the person who wants to see what is held.' })
export class RequestDataExportInput {
  @Field(() => String, { description: 'A fresh code from requestOtp.' })
  @Matches(/^\d{6}$/, { message: 'The code is six digits.' })
  code: string;

  @Field(() => ID, { nullable: true, description: 'Which code it is, as for verifyOtp.' })
  challengeId?: string;
}

@ObjectType({ simpleResolvers: true, description: 'The export that is being prepared.' })
export class RequestDataExportPayload {
  @Field(() => DataExport, { description: 'The export.' })
  dataExport: DataExport;
}
