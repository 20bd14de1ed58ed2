import { X } from 'lucide-react';
import { useIntl } from 'react-intl';
import { Select } from '../../ui/select.js';
import type { NamedThing } from './named-thing.js';
import { NamedOptions } from './named-options.js';

interface LocalitiesFieldProps {
  localities: readonly NamedThing[];
  /** Ids of those that are chosen. */
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Some localities: a list to add from, and those that are chosen, each to take away. None means all. */
export function LocalitiesField({ localities, value, onChange }: LocalitiesFieldProps) {
  const intl = useIntl();
  const chosen = localities.filter(({ id }) => value.includes(id));
  return (
    <div>
      <Select
        label={intl.formatMessage({ id: 'rules.localities' })}
        value=""
        onChange={({ target }) => target.value && onChange([...value, target.value])}
      >
        <option value="">{intl.formatMessage({ id: 'rules.addLocality' })}</option>
        <NamedOptions of={localities.filter(({ id }) => !value.includes(id))} />
      </Select>
      <ul className="mt-2 flex flex-wrap gap-2">
        {chosen.map(({ id, name }) => (
          <li key={id} className="flex items-center rounded-full bg-raised pl-4">
            {name}
            <button
              type="button"
              aria-label={intl.formatMessage({ id: 'rules.withoutLocality' }, { name })}
              onClick={() => onChange(value.filter((other) => other !== id))}
              className="grid size-11 place-items-center rounded-full hover:text-danger"
            >
              <X aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
