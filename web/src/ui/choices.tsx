import { useId } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { FormattedMessage } from 'react-intl';

interface ChoicesProps {
  /** Id of the message above them. */
  title: string;
  values: readonly string[];
  /** Id of the message of a value. */
  messageOf: (value: string) => string;
  /** What React Hook Form gives for the field, a list. */
  field: UseFormRegisterReturn;
  error?: string | undefined;
}

/** Any of several values, by a checkbox each. */
export function Choices({ title, values, messageOf, field, error }: ChoicesProps) {
  const errorId = useId();
  return (
    <fieldset aria-describedby={error && errorId}>
      <legend className="font-medium">
        <FormattedMessage id={title} />
      </legend>
      <div className="sm:grid sm:grid-cols-2">
        {values.map((value) => (
          <label key={value} className="flex min-h-11 items-center gap-3">
            <input type="checkbox" value={value} className="size-5 shrink-0 accent-brand" {...field} />
            <FormattedMessage id={messageOf(value)} />
          </label>
        ))}
      </div>
      {error && (
        <p id={errorId} role="alert" className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
