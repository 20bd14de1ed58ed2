import {
  type Connection,
  ConnectionArgs,
  countEntities,
  entityKeyset,
  type EntityManager,
  readPage,
  toConnection,
} from '@propmubi/runtime';
import { IsOptional, MaxLength, MinLength } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';
import { escapeLike, wordsOf } from '../../sql-condition.js';
import { BY_NAME, nameCursor } from '../project/project-search.js';
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

/** A page of builders by name. @throws InvalidInputError BAD_CURSOR */
export async function findBuilders(em: EntityManager, args: BuildersArgs): Promise<Connection<Builder>> {
  const page = readPage(args, nameCursor);
  const { within, options } = entityKeyset(page, BY_NAME);
  const conditions = [...named(args), ...within];
  const found = await em.find(Builder, { $and: conditions } as never, options);
  return toConnection(found, page, ({ name, id }) => [name, id]);
}

/** How many have the words in their name, up to COUNT_CAP. */
export function countBuilders(em: EntityManager, args: Pick<BuildersArgs, 'text'>): Promise<number> {
  return countEntities(em, Builder, named(args));
}

function named({ text }: Pick<BuildersArgs, 'text'>): object[] {
  const words = text == null ? [] : wordsOf(text);
  return words.map((word) => ({ name: { $ilike: `%${escapeLike(word)}%` } }));
}
