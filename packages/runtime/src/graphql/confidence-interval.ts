import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { PUBLIC } from './public-fields.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Between which values a number lies with 95 % confidence.',
})
@Directive('@shareable')
@Directive(PUBLIC)
export class ConfidenceInterval {
  @Field(() => Float, { description: 'The lower end.' })
  low: number;

  @Field(() => Float, { description: 'The upper end.' })
  high: number;
}
