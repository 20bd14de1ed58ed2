import { Length, Matches } from 'class-validator';

/** Text of `min` to `max` characters, any but NUL, which Postgres cannot keep. */
export function PlainText(min: number, max: number): PropertyDecorator {
  return (target, name) => {
    Length(min, max)(target, name as string);
    Matches(/^[^\u0000]*$/, { message: `${String(name)} holds a character that cannot be kept` })(
      target,
      name as string,
    );
  };
}
