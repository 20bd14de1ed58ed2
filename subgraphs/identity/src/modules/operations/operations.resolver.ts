import { Audited } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import type { IdentityContext } from '../../context.js';
import { UserErrors } from '../../user-errors.js';
import { replayDeadLetters, retryFailedJobs } from './operations.service.js';
import {
  ReplayDeadLettersInput,
  ReplayDeadLettersPayload,
  RetryFailedJobsInput,
  RetryFailedJobsPayload,
} from './operations.types.js';

@Resolver()
export class OperationsResolver {
  @Audited()
  @Mutation(() => ReplayDeadLettersPayload, {
    description: 'Has a service handle events again that it gave up; for administrators, with a fresh proof.',
  })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  @UserErrors('INVALID_ID', 'STEP_UP_REQUIRED')
  async replayDeadLetters(
    @Arg('input', () => ReplayDeadLettersInput, { description: 'Which, of which service.' })
    input: ReplayDeadLettersInput,
    @Ctx() context: IdentityContext,
  ): Promise<ReplayDeadLettersPayload> {
    return { requestedCount: await replayDeadLetters(context, input) };
  }

  @Audited()
  @Mutation(() => RetryFailedJobsPayload, {
    description: 'Gives the failed jobs of a queue to it again; for administrators, with a fresh proof.',
  })
  @Directive('@requiresScopes(scopes: [["platform:admin"]])')
  @UserErrors('JOB_QUEUE_NOT_FOUND', 'STEP_UP_REQUIRED')
  async retryFailedJobs(
    @Arg('input', () => RetryFailedJobsInput, { description: 'Of which queue.' }) input: RetryFailedJobsInput,
    @Ctx() context: IdentityContext,
  ): Promise<RetryFailedJobsPayload> {
    return { retriedCount: await retryFailedJobs(context, input) };
  }
}
