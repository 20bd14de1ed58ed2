import { clsx } from 'clsx';
import type { ComponentProps } from 'react';

export type ButtonVariant = 'solid' | 'quiet' | 'danger';

const variants: Record<ButtonVariant, string> = {
  solid: 'bg-brand text-on-brand hover:bg-brand-strong',
  quiet: 'border border-line bg-surface hover:bg-raised',
  danger: 'border border-danger/50 text-danger hover:bg-danger/10',
};

export function buttonStyle(variant: ButtonVariant = 'solid', className?: string): string {
  return clsx(
    'inline-flex min-h-11 shrink-0 items-center justify-center gap-2 rounded-full px-5 font-semibold transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-60',
    variants[variant],
    className,
  );
}

interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  /** Shows that the action is under way and refuses a second press. */
  busy?: boolean;
}

export function Button({ variant = 'solid', busy = false, className, disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      className={buttonStyle(variant, className)}
      {...rest}
    />
  );
}
