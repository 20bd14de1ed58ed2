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
}

@Resolver()
export class PersonalDataResolver {
  @AuditsRead('DATA_EXPORTED', ({ viewer }) => ({
    organizationId: null,
    subjectType: 'USER',
    subjectId: viewer.userId as string,
  }))
  @Query(() => String, { description: 'Everything identity holds about the viewer, as a JSON document.' })
  @Directive('@authenticated')
  myData(@Ctx() { personalData, db }: IdentityContext): Promise<string> {
    return personalData.export(db);
  }

  @Audited()
  @Mutation(() => EraseMyDataPayload, {
    description: 'Forgets the viewer for good: name, number, e-mail, keys and sessions.',
  })
  @Directive('@authenticated')
  @UserErrors('INVALID_ID', 'OTP_EXHAUSTED', 'OTP_INVALID', 'WORKS_FOR_BROKERAGE')
  async eraseMyData(
    @Arg('input', () => EraseMyDataInput, { description: 'The proof.' }) input: EraseMyDataInput,
    @Ctx() { personalData, db, client }: IdentityContext,
  ): Promise<EraseMyDataPayload> {
    await personalData.erase(db, { ...input, client });
    return { erased: true };
  }
}
