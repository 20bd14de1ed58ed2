import { ConnectionArgs } from '@propmubi/runtime';
import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import { GrantedRole } from '../role/role.types.js';
import { IdentityStatus, UserStatus } from './user.entity.js';

@InputType({ description: 'Which users to list; every given condition must hold.' })
export class UserFilter {
  @Field(() => UserStatus, { nullable: true, description: 'With this status.' })
  status?: UserStatus | null;

  @Field(() => IdentityStatus, { nullable: true, description: 'Whose identity is checked, or is not.' })
  identityStatus?: IdentityStatus | null;

  @Field(() => GrantedRole, {
    nullable: true,
    description: 'With this role on the platform; answers administrators.',
  })
  role?: GrantedRole | null;

  @Field(() => String, { nullable: true, description: 'Whose name has this in it.' })
  @IsOptional()
  @MaxLength(100)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The owner of this mobile number, whole.' })
  @IsOptional()
  @MaxLength(64)
  phone?: string | null;
}

@ArgsType()
export class UsersArgs extends ConnectionArgs {
  @Field(() => UserFilter, { nullable: true, description: 'Which; left out, all.' })
  @IsOptional()
  @ValidateNested()
  filter?: UserFilter | null;
}
