import { visibleText } from '@propmubi/domain';
import { Matches, MaxLength, ValidateBy } from 'class-validator';

/**
 * Text of at most `max` characters, of which at least `min` can be seen: blanks and zero-width characters are not text.
 * NUL is refused, because Postgres cannot keep it.
 */
export function PlainText(min: number, max: number): PropertyDecorator {
  return (target, name) => {
    MaxLength(max)(target, name as string);
    ValidateBy({
      name: 'visibleText',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && visibleText(value).length >= min,
        defaultMessage: () => `${String(name)} needs at least ${min} visible characters`,
      },
    })(target, name as string);
    Matches(/^[^\u0000]*$/, { message: `${String(name)} holds a character that cannot be kept` })(
      target,
      name as string,
    );
  };
}
