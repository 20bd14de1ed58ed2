import { GraphQLDateTime, GraphQLRupees } from '@propmubi/runtime';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Agent } from './agent.entity.js';

@ObjectType({
  simpleResolvers: true,
  description: 'How leads are dealt to an agent; seen within the brokerage.',
})
export class WorkingArrangement {
  @Field(() => String, { description: 'When the shift starts, HH:MM in Indian Standard Time.' })
  shiftStart: string;

  @Field(() => String, {
    description: 'When the shift ends, HH:MM in Indian Standard Time; 24:00 is midnight.',
  })
  shiftEnd: string;

  @Field(() => Boolean, { description: 'Whether new leads are held back for now.' })
  paused: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When they are dealt again by themselves; null: not held back, or until further notice.',
  })
  pausedUntil: Date | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Lowest price the agent works with.' })
  budgetMin: number | null;

  @Field(() => GraphQLRupees, { nullable: true, description: 'Highest price the agent works with.' })
  budgetMax: number | null;

  @Field(() => Int, { description: 'Most leads a day.' })
  dailyCap: number;

  @Field(() => Int, { description: 'Most open leads at a time.' })
  openCap: number;
}

export function workingArrangementOf(agent: Agent, now: Date): WorkingArrangement {
  const { budgetMin, budgetMax, dailyCap, openCap } = agent;
  const paused = agent.paused && (agent.pausedUntil === null || agent.pausedUntil > now);
  return {
    shiftStart: formatMinute(agent.shiftStartMinute),
    shiftEnd: formatMinute(agent.shiftEndMinute),
    paused,
    pausedUntil: paused ? agent.pausedUntil : null,
    budgetMin,
    budgetMax,
    dailyCap,
    openCap,
  };
}

/** Minutes after midnight → HH:MM. */
export function formatMinute(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
