import type { ComponentProps } from 'react';
import { useIntl } from 'react-intl';
import { Select } from '../../ui/select.js';
import type { NamedThing } from './named-thing.js';
import { NamedOptions } from './named-options.js';

interface LocalitySelectProps extends Omit<ComponentProps<typeof Select>, 'label'> {
  localities: readonly NamedThing[];
}

/** One locality, or any. */
export function LocalitySelect({ localities, ...select }: LocalitySelectProps) {
  const intl = useIntl();
  return (
    <Select label={intl.formatMessage({ id: 'filter.locality' })} {...select}>
      <option value="">{intl.formatMessage({ id: 'filter.any' })}</option>
      <NamedOptions of={localities} />
    </Select>
  );
}
