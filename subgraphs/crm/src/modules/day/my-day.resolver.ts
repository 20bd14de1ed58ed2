import { GraphQLLocalDate } from '@propmubi/runtime';
import { Arg, Ctx, Directive, Query, Resolver } from 'type-graphql';
import type { CrmContext } from '../../context.js';
import { myDay } from './my-day.service.js';
import { MyDay } from './my-day.types.js';

@Resolver()
export class MyDayResolver {
  @Query(() => MyDay, { description: 'What the signed-in agent has to do on a day.' })
  @Directive('@requiresScopes(scopes: [["leads:work"]])')
  myDay(
    @Arg('on', () => GraphQLLocalDate, { nullable: true, description: 'Defaults to today in India.' })
    on: string | null,
    @Ctx() context: CrmContext,
  ): Promise<MyDay> {
    return myDay(context, on);
  }
}
