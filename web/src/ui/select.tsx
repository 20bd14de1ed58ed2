import { type SelectHTMLAttributes, useId } from 'react';

interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  label: string;
}

/** A labelled choice of one. */
export function Select({ label, ...select }: SelectProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select
        id={id}
        className="mt-1 min-h-12 w-full rounded-xl border border-line bg-surface px-4"
        {...select}
      />
    </div>
  );
}
