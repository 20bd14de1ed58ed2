import type { UseFormReturn } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import type { LeadSource } from '../../graphql/graphql.js';
import { Field } from '../../ui/field.js';
import { Choices } from '../../ui/choices.js';
import { LocalitiesField } from './localities-field.js';
import type { NamedThing } from './named-thing.js';
import type { RuleValues } from './rule-values.js';

const SOURCES: readonly LeadSource[] = [
  'LISTING_PAGE',
  'PROJECT_PAGE',
  'PARTNER_PORTAL',
  'CAMPAIGN',
  'PHONE',
  'WHATSAPP',
  'WALK_IN',
];

interface RuleFieldsProps {
  form: UseFormReturn<RuleValues>;
  localities: readonly NamedThing[];
  agents: readonly NamedThing[];
}

/** What a routing rule says: which leads, and to whom. */
export function RuleFields({ form, localities, agents }: RuleFieldsProps) {
  const intl = useIntl();
  const label = (id: string) => intl.formatMessage({ id });
  return (
    <>
      <Field
        label={label('rules.name')}
        error={form.formState.errors.name && label('rules.nameMissing')}
        {...form.register('name', { validate: (name) => name.trim() !== '' })}
      />
      <LocalitiesField
        localities={localities}
        value={form.watch('localityIds')}
        onChange={(ids) => form.setValue('localityIds', ids)}
      />
      <div className="grid grid-cols-2 gap-3">
        <Field label={label('rules.fromLakh')} type="number" min={0} step="any" {...form.register('from')} />
        <Field label={label('rules.toLakh')} type="number" min={0} step="any" {...form.register('to')} />
      </div>
      <Choices
        title="rules.sources"
        values={SOURCES}
        messageOf={(source) => `source.${source}`}
        field={form.register('sources')}
      />
      <fieldset>
        <legend className="font-medium">
          <FormattedMessage id="rules.agents" />
        </legend>
        <div className="sm:grid sm:grid-cols-2">
          {agents.map(({ id, name }) => (
            <label key={id} className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                value={id}
                className="size-5 accent-brand"
                {...form.register('agentIds')}
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}
