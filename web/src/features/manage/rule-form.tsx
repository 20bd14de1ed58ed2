import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { LAKH } from '../../ui/money.js';
import { Failure } from '../../ui/states.js';
import { LocalitySelect } from './locality-select.js';
import type { NamedThing } from './named-thing.js';

const CreateRule = graphql(`
  mutation CreateRule($input: CreateRoutingRuleInput!) {
    createRoutingRule(input: $input) {
      rules {
        id
      }
    }
  }
`);

interface Values {
  name: string;
  localityId: string;
  /** Lakh. */
  from: string;
  to: string;
  agentIds: string[];
}

const EMPTY: Values = { name: '', localityId: '', from: '', to: '', agentIds: [] };

interface RuleFormProps {
  localities: readonly NamedThing[];
  agents: readonly NamedThing[];
  /** Where the rule stands: behind the others. */
  position: number;
}

/** Adds a routing rule: leads of a locality and a price to some agents. */
export function RuleForm({ localities, agents, position }: RuleFormProps) {
  const intl = useIntl();
  const form = useForm<Values>({ defaultValues: EMPTY });
  const create = useAction(CreateRule, ['RoutingRules']);
  const submit = form.handleSubmit(({ name, localityId, from, to, agentIds }) =>
    create.mutate(
      {
        input: {
          name: name.trim(),
          position,
          agentIds,
          conditions: {
            ...(localityId && { localityIds: [localityId] }),
            ...(from && { minPrice: Number(from) * LAKH }),
            ...(to && { maxPrice: Number(to) * LAKH }),
          },
        },
      },
      { onSuccess: () => form.reset(EMPTY) },
    ),
  );
  const label = (id: string) => intl.formatMessage({ id });
  return (
    <form onSubmit={submit} noValidate className="space-y-4 rounded-card border border-line bg-surface p-5">
      <h3 className="text-lg font-semibold">
        <FormattedMessage id="rules.add" />
      </h3>
      <Field
        label={label('rules.name')}
        error={form.formState.errors.name && label('rules.nameMissing')}
        {...form.register('name', { required: true })}
      />
      <LocalitySelect localities={localities} {...form.register('localityId')} />
      <div className="grid grid-cols-2 gap-3">
        <Field label={label('rules.fromLakh')} type="number" min={0} {...form.register('from')} />
        <Field label={label('rules.toLakh')} type="number" min={0} {...form.register('to')} />
      </div>
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
      {create.error && <Failure error={create.error} />}
      <Button type="submit" busy={create.isPending}>
        <FormattedMessage id="rules.save" />
      </Button>
    </form>
  );
}
