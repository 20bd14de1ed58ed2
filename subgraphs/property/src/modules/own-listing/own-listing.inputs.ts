import { ConnectionArgs } from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { StandardStatus } from '../listing/listing.enums.js';

@InputType({ description: 'Which listings of the organization; what is left out does not restrict.' })
export class OrganizationListingFilter {
  @Field(() => [StandardStatus], { nullable: true, description: 'In any of these states.' })
  @IsOptional()
  @ArrayMaxSize(11)
  standardStatuses?: StandardStatus[];

  @Field(() => ID, { nullable: true, description: 'Offered by this agent.' })
  agentId?: string;
}

@ArgsType()
export class OrganizationListingArgs extends ConnectionArgs {
  @Field(() => OrganizationListingFilter, {
    nullable: true,
    description: 'Which listings; all of the organization when left out.',
  })
  @IsOptional()
  @ValidateNested()
  filter?: OrganizationListingFilter;
}
