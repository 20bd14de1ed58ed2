import { Audited, AuditsRead } from '@propmubi/runtime';
import { Matches } from 'class-validator';
import {
  Arg,
  Ctx,
  Directive,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { readReceipt } from '../erasure/erasure-receipt.service.js';
import { ErasureReceipt } from '../erasure/erasure-receipt.types.js';

@InputType({ description: 'Proof that one really wants to be forgotten.' })
export class EraseMyDataInput {
  @Field(() => String, { description: 'A fresh code from requestOtp.' })
  @Matches(/^\d{6}$/, { message: 'The code is six digits.' })
  code: string;

  @Field(() => ID, { nullable: true, description: 'Which code it is, as for verifyOtp.' })
  challengeId?: string;
}

@ObjectType({ simpleResolvers: true, description: 'That everything personal is gone.' })
export class EraseMyDataPayload {
  @Field(() => Boolean, { description: 'Always true.' })
  erased: boolean;

  @Field(() => ID, { description: 'The receipt of the erasure, for erasureReceipt.' })
  receiptId: string;

  @Field(() => String, { description: 'What the receipt is read by. It is given this once: keep it.' })
  receiptSecret: string;
}

@Resolver()
export class PersonalDataResolver {
  @Query(() => ErasureReceipt, {
    nullable: true,
    description: 'Proof of an erasure, for the holder of its secret; no account is needed.',
  })
  @Directive('@cost(weight: 20)')
  erasureReceipt(
    @Arg('id', () => ID, { description: 'The receipt.' }) id: string,
    @Arg('secret', () => String, { description: 'What eraseMyData gave with it.' }) secret: string,
    @Ctx() { db, signErasure }: IdentityContext,
  ): Promise<ErasureReceipt> {
    return readReceipt({ db, sign: signErasure }, { id, secret });
  }

  @AuditsRead('DATA_EXPORTED', ({ viewer }) => ({
    organizationId: null,
    subjectType: 'USER',
    subjectId: viewer.userId as string,
  }))
  @Query(() => String, {
    description: 'What identity holds about the viewer, as a JSON document. requestDataExport gives all.',
  })
  @Directive('@authenticated')
  myData(@Ctx() { personalData, db }: IdentityContext): Promise<string> {
    return personalData.export(db);
  }

  @Audited()
  @Mutation(() => EraseMyDataPayload, {
    description: 'Forgets the viewer for good: name, number, e-mail, keys and sessions.',
  })
  @Directive('@authenticated')
  @UserErrors('INVALID_ID', 'LAST_SUPER_ADMIN', 'OTP_EXHAUSTED', 'OTP_INVALID', 'WORKS_FOR_BROKERAGE')
  async eraseMyData(
    @Arg('input', () => EraseMyDataInput, { description: 'The proof.' }) input: EraseMyDataInput,
    @Ctx() { personalData, db, client }: IdentityContext,
  ): Promise<EraseMyDataPayload> {
    const { id, secret } = await personalData.erase(db, { ...input, client });
    return { erased: true, receiptId: id, receiptSecret: secret };
  }
}
