import { QUOTA_METRICS, type QuotaMetric } from '@propmubi/domain';
import {
  codeEnum,
  ConnectionArgs,
  connectionTypes,
  GraphQLDateTime,
  GraphQLLocalDate,
  GraphQLSafeInt,
} from '@propmubi/runtime';
import { IsOptional, Max, Min } from 'class-validator';
import { ArgsType, Directive, Field, Float, ID, InputType, ObjectType } from 'type-graphql';

const MEANINGS: Record<QuotaMetric, string> = {
  REQUESTS: 'Operations of its people and keys in a day.',
  COST: 'Points of the cost of these operations in a day.',
  SOCKETS: 'Live connections of its people at once; a day shows the most there were.',
  LEADS: 'Leads that came in a day. What comes beyond the limit is kept, too.',
  STORAGE: 'Bytes of papers that are kept.',
  SMS: 'Notifications by SMS to its people in a day.',
};

export const QuotaMetricEnum = codeEnum(
  'QuotaMetric',
  'What an organization may use so much of. Days are those of India.',
  Object.fromEntries(QUOTA_METRICS.map((metric) => [metric, MEANINGS[metric]])) as Record<
    QuotaMetric,
    string
  >,
);

@ObjectType({ simpleResolvers: true, description: 'What an organization may use of a metric, and did.' })
export class OrganizationQuota {
  @Field(() => QuotaMetricEnum, { description: 'Of what.' })
  metric: QuotaMetric;

  @Field(() => GraphQLSafeInt, {
    description: 'How much of it was used; more than `limit` for leads that were kept.',
  })
  used: number;

  @Field(() => GraphQLSafeInt, { description: 'How much may be used.' })
  limit: number;

  @Field(() => Float, {
    description: '`used` as a share of `limit`: 1 is all of it. 1 also where nothing may be used.',
  })
  share: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When the count begins anew; null for what is not counted by day.',
  })
  resetsAt: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'What an organization used of its quotas on a day.' })
export class OrganizationUsage {
  @Field(() => GraphQLLocalDate, { description: 'The calendar day in India.' })
  day: string;

  @Field(() => [OrganizationQuota], { description: 'One of each metric.' })
  @Directive(`@listSize(assumedSize: ${QUOTA_METRICS.length})`)
  quotas: OrganizationQuota[];
}

export const { ConnectionType: OrganizationUsageConnection } = connectionTypes(
  OrganizationUsage,
  'OrganizationUsage',
);

@ArgsType()
export class OrganizationUsageArgs extends ConnectionArgs {
  @Field(() => ID, {
    nullable: true,
    description: 'Of which organization; left out, the viewer’s. Of others, for administrators.',
  })
  organizationId?: string | null;
}

/** Numbers beyond it are not whole ones in JavaScript. */
const MOST = Number.MAX_SAFE_INTEGER;

@InputType({ description: 'What an organization may use of a metric.' })
export class SetOrganizationQuotaInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId: string;

  @Field(() => QuotaMetricEnum, { description: 'Of what.' })
  metric: QuotaMetric;

  @Field(() => GraphQLSafeInt, {
    nullable: true,
    description:
      'How much: bytes of STORAGE, numbers of all else. 0 is nothing at all; left out, the default again.',
  })
  @IsOptional()
  @Min(0)
  @Max(MOST)
  limit?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'The quota as it is now.' })
export class SetOrganizationQuotaPayload {
  @Field(() => OrganizationQuota, { description: 'The quota, with what was used of it today.' })
  quota: OrganizationQuota;
}
