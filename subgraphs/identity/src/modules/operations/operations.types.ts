import { MOST_REPLAYED } from '@propmubi/events';
import { ArrayMaxSize, ArrayMinSize, IsIn, MaxLength } from 'class-validator';
import { EVENT_SOURCES, type EventSource } from '@propmubi/events';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

@InputType({ description: 'Events that a service gave up, to be handled again.' })
export class ReplayDeadLettersInput {
  @Field(() => String, { description: 'The service, as `Query.system` names it.' })
  @IsIn(EVENT_SOURCES)
  service: EventSource;

  @Field(() => [ID], { description: `Ids of the events, at most ${MOST_REPLAYED}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_REPLAYED)
  eventIds: string[];
}

@ObjectType({ simpleResolvers: true, description: 'What was asked for.' })
export class ReplayDeadLettersPayload {
  @Field(() => Int, { description: 'How many events; the service handles them within seconds.' })
  requestedCount: number;
}

@InputType({ description: 'A queue whose failed jobs are to be tried again.' })
export class RetryFailedJobsInput {
  @Field(() => String, { description: 'The queue, as `JobQueueState` names it.' })
  @MaxLength(64)
  queue: string;
}

@ObjectType({ simpleResolvers: true, description: 'What is tried again.' })
export class RetryFailedJobsPayload {
  @Field(() => Int, { description: 'How many jobs, at most 1,000 at once.' })
  retriedCount: number;
}
