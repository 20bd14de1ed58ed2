import { type InputHTMLAttributes, type Ref, useId } from 'react';

interface FileFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  error?: string | undefined;
  onFile(file: File | null): void;
  ref?: Ref<HTMLInputElement>;
}

/** A labelled choice of one file. */
export function FileField({ label, error, onFile, ...input }: FileFieldProps) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <input
        id={id}
        type="file"
        aria-invalid={error ? true : undefined}
        aria-describedby={error && `${id}-error`}
        onChange={({ target }) => onFile(target.files?.[0] ?? null)}
        className="mt-1 block w-full rounded-xl border border-line bg-ground p-3 file:mr-3 file:rounded-full file:border-0 file:bg-raised file:px-4 file:py-2 file:font-semibold file:text-ink"
        {...input}
      />
      {error && (
        <p id={`${id}-error`} role="alert" className="mt-1 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
