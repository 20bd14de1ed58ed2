import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';
import { inputOf, type LeadSettingsValues, valuesOf } from './lead-settings-values.js';

export const LeadSettingsFields = graphql(`
  fragment LeadSettingsFields on LeadSettings {
    acceptWithinS
    contactWithinS
    slaBreachesBeforePond
    dailyCap
    openCap
    opensAtMinute
    closesAtMinute
    workDays
  }
`);

const UpdateLeadSettings = graphql(`
  mutation UpdateLeadSettings($input: UpdateLeadSettingsInput!) {
    updateLeadSettings(input: $input) {
      settings {
        acceptWithinS
      }
    }
  }
`);

const COUNTS = [
  ['acceptMinutes', 'leadSettings.accept'],
  ['contactMinutes', 'leadSettings.contact'],
  ['slaBreachesBeforePond', 'leadSettings.breaches'],
  ['dailyCap', 'leadSettings.dailyCap'],
  ['openCap', 'leadSettings.openCap'],
] as const;
const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** How long agents have, how much each is given, and when the brokerage is open. */
export function LeadSettingsForm({ settings }: { settings: FragmentType<typeof LeadSettingsFields> }) {
  const intl = useIntl();
  const save = useAction(UpdateLeadSettings, ['LeadSettings']);
  const form = useForm<LeadSettingsValues>({ values: valuesOf(readFragment(LeadSettingsFields, settings)) });
  const { errors } = form.formState;
  const label = (id: string) => intl.formatMessage({ id });
  const isAlwaysOpen = form.watch('isAlwaysOpen');
  const submit = form.handleSubmit((values) => save.mutate({ input: inputOf(values) }));
  return (
    <form onSubmit={submit} noValidate className="space-y-5 rounded-card border border-line bg-surface p-5">
      <div>
        <h2 className="text-lg font-bold">
          <FormattedMessage id="leadSettings.title" />
        </h2>
        <p className="text-muted">
          <FormattedMessage id="leadSettings.hint" />
        </p>
      </div>
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {COUNTS.map(([name, id]) => (
          <Field
            key={name}
            label={label(id)}
            type="number"
            min={1}
            inputMode="numeric"
            error={errors[name] && label('leadSettings.number')}
            {...form.register(name, {
              required: true,
              valueAsNumber: true,
              min: 1,
              validate: Number.isInteger,
            })}
          />
        ))}
      </div>
      <fieldset>
        <legend className="font-medium">
          <FormattedMessage id="leadSettings.hours" />
        </legend>
        <label className="flex min-h-11 items-center gap-3">
          <input type="checkbox" className="size-5 accent-brand" {...form.register('isAlwaysOpen')} />
          <FormattedMessage id="leadSettings.always" />
        </label>
        {!isAlwaysOpen && (
          <div className="grid max-w-md grid-cols-2 gap-4">
            <Field label={label('leadSettings.opens')} type="time" {...form.register('opensAt')} />
            <Field label={label('leadSettings.closes')} type="time" {...form.register('closesAt')} />
          </div>
        )}
      </fieldset>
      <fieldset>
        <legend className="font-medium">
          <FormattedMessage id="leadSettings.days" />
        </legend>
        <div className="flex flex-wrap gap-x-5">
          {DAYS.map((day) => (
            <label key={day} className="flex min-h-11 items-center gap-2">
              <input
                type="checkbox"
                value={day}
                className="size-5 accent-brand"
                {...form.register('workDays', { validate: (days) => days.length > 0 })}
              />
              {/* The first of January 2024 was a Monday. */}
              {intl.formatDate(`2024-01-0${day}`, { weekday: 'short' })}
            </label>
          ))}
        </div>
        {errors.workDays && (
          <p role="alert" className="text-sm text-danger">
            <FormattedMessage id="leadSettings.daysMissing" />
          </p>
        )}
      </fieldset>
      {save.error && <Failure error={save.error} />}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" busy={save.isPending}>
          <FormattedMessage id="leadSettings.save" />
        </Button>
        {save.isSuccess && (
          <p role="status">
            <FormattedMessage id="leadSettings.saved" />
          </p>
        )}
      </div>
    </form>
  );
}
