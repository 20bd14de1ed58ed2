import { useIntl } from 'react-intl';
import type { SavedSearchAlert } from '../../graphql/graphql.js';
import { Select } from '../../ui/select.js';

const ALERTS: readonly SavedSearchAlert[] = ['AT_ONCE', 'DAILY', 'NONE'];

interface AlertChoiceProps {
  value: SavedSearchAlert;
  onChange: (alert: SavedSearchAlert) => void;
  disabled?: boolean;
}

/** When the owner of a search is told of homes that newly match. */
export function AlertChoice({ value, onChange, disabled }: AlertChoiceProps) {
  const intl = useIntl();
  return (
    <Select
      label={intl.formatMessage({ id: 'savedSearch.alert' })}
      value={value}
      disabled={disabled}
      onChange={({ target }) => onChange(target.value as SavedSearchAlert)}
    >
      {ALERTS.map((alert) => (
        <option key={alert} value={alert}>
          {intl.formatMessage({ id: `savedSearch.alert.${alert}` })}
        </option>
      ))}
    </Select>
  );
}
