import { type InputHTMLAttributes, type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

/** For the field of a code of six digits. */
export const SIX_DIGITS = { inputMode: 'numeric', maxLength: 6, pattern: '\\d{6}' } as const;

interface CodeFormProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'className' | 'inputMode' | 'maxLength' | 'pattern'
> {
  /** Ids of messages: the label, a hint, and what to do about a code of another form. */
  label: string;
  hint?: string;
  wrong: string;
  /** Id of the message on the button. */
  action?: string | undefined;
  /** Sends the code; what it throws is shown. */
  send(code: string): Promise<void>;
  /** What else can be done, below. */
  children?: ReactNode;
}

/** One code to enter, and to send. */
export function CodeForm({
  label,
  hint,
  wrong,
  action = 'signIn.verify',
  send,
  children,
  pattern = '.+',
  ...input
}: CodeFormProps) {
  const intl = useIntl();
  const [failure, setFailure] = useState<unknown>();
  const form = useForm({ defaultValues: { code: '' } });
  const submit = form.handleSubmit(async ({ code }) => {
    setFailure(undefined);
    try {
      await send(code.trim());
    } catch (error) {
      setFailure(error);
    }
  });
  const isWhole = (code: string) => new RegExp(`^${pattern}$`).test(code.trim());
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      <Field
        label={intl.formatMessage({ id: label })}
        hint={hint && intl.formatMessage({ id: hint })}
        error={form.formState.errors.code && intl.formatMessage({ id: wrong })}
        autoComplete="one-time-code"
        autoFocus
        {...input}
        {...form.register('code', { validate: isWhole })}
      />
      {failure !== undefined && <Failure error={failure} />}
      <Button type="submit" className="w-full" busy={form.formState.isSubmitting}>
        <FormattedMessage id={action} />
      </Button>
      {children}
    </form>
  );
}
