import { GraphQLRupees } from '@propmubi/runtime';
import { ArrayMaxSize, IsOptional, Matches, Min } from 'class-validator';
import { Field, InputType } from 'type-graphql';

/** What a buyer means to spend, in rupees. */
@InputType()
export abstract class BudgetBounds {
  @Field(() => GraphQLRupees, { nullable: true, description: 'At least.' })
  @IsOptional()
  @Min(0)
  min?: number | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'At most.' })
  @IsOptional()
  @Min(0)
  max?: number | null;
}

/** At most ten language tags (BCP 47). */
export function LanguageTags(): PropertyDecorator {
  return (target, name) => {
    ArrayMaxSize(10)(target, name as string);
    Matches(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$/, {
      each: true,
      message: `${String(name)} are tags such as mr or hi-IN`,
    })(target, name as string);
  };
}
