import { ArrayMaxSize, IsOptional, Max, Min } from 'class-validator';
import { Field, Float, InputType } from 'type-graphql';
import { type Condition, sql } from '../../sql-condition.js';
import { TrustBand } from './trust-band.js';

/** What lists of listings and of projects are narrowed by; mixed into their filters. */
@InputType()
export abstract class TrustFilter {
  @Field(() => [TrustBand], {
    nullable: true,
    description: 'In any of these trust bands; those that were not scored yet count as NEW.',
  })
  @IsOptional()
  @ArrayMaxSize(5)
  trustBands?: TrustBand[];

  @Field(() => Float, {
    nullable: true,
    description: 'Trust percentile at least, 0 to 100, among comparable ones; leaves out those without one.',
  })
  @IsOptional()
  @Min(0)
  @Max(100)
  trustPercentileMin?: number;
}

export function trustConditions({ trustBands, trustPercentileMin }: TrustFilter): Condition[] {
  return [
    ...(trustBands == null ? [] : [{ trustBand: { $in: trustBands } }]),
    ...(trustPercentileMin == null ? [] : [sql('{}.trust_percentile >= ?', [trustPercentileMin])]),
  ];
}
