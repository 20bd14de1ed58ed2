/**
 * The part of an operation's answer that a consumer reads, with the fields of masked fragments among those of the place where
 * they are spread. Null is left out: an expected answer says what is there.
 */
export type Read<Answer> = Answer extends readonly (infer Item)[]
  ? Read<Item>[]
  : Answer extends object
    ? { [Field in keyof Unmasked<Answer>]?: Read<NonNullable<Unmasked<Answer>[Field]>> }
    : Answer;

type Masks = ' $fragmentRefs' | ' $fragmentName';

type Unmasked<Answer extends object> = Omit<Answer, Masks> &
  (Answer extends { ' $fragmentRefs'?: infer Fragments }
    ? Omit<Intersection<NonNullable<Fragments>[keyof NonNullable<Fragments>]>, Masks>
    : unknown);

type Intersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (
  member: infer All,
) => void
  ? All
  : never;
