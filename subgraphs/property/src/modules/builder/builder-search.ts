import { ConnectionArgs, decodeCursor, type EntityManager } from '@propmubi/runtime';
import { IsOptional, MaxLength, MinLength } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { escapeLike, sql, wordsOf } from '../../sql-condition.js';
import { nameCursor } from '../project/project-search.js';
import { Builder } from './builder.entity.js';

@ArgsType()
export class BuildersArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Words that occur in the name, in any order; three letters or more.',
  })
  @IsOptional()
  @MinLength(3)
  @MaxLength(100)
  text?: string;
}

/** A page of builders by name, and one more. @throws InvalidInputError BAD_CURSOR */
export function findBuilders(em: EntityManager, { text, first, after }: BuildersArgs): Promise<Builder[]> {
  const conditions: object[] = [];
  for (const word of text == null ? [] : wordsOf(text))
    conditions.push({ name: { $ilike: `%${escapeLike(word)}%` } });
  if (after) conditions.push(sql('({}.name, {}.id) > (?, ?::uuid)', decodeCursor(after, nameCursor)));
  return em.find(Builder, { $and: conditions } as never, {
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    limit: first + 1,
  });
}
