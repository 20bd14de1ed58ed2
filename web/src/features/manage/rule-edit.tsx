import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import type { NamedThing } from './named-thing.js';
import { RuleFields } from './rule-fields.js';
import { ruleInput, valuesOfRule } from './rule-values.js';
import type { Rule } from './rules-query.js';

const UpdateRule = graphql(`
  mutation UpdateRule($input: UpdateRoutingRuleInput!) {
    updateRoutingRule(input: $input) {
      rules {
        id
      }
    }
  }
`);

interface RuleEditProps {
  rule: Rule;
  localities: readonly NamedThing[];
  agents: readonly NamedThing[];
  onDone: () => void;
}

/** Changes a routing rule in its place of the list; its position stays. */
export function RuleEdit({ rule, localities, agents, onDone }: RuleEditProps) {
  const intl = useIntl();
  const form = useForm({ defaultValues: valuesOfRule(rule) });
  const update = useAction(UpdateRule, ['RoutingRules']);
  const { setFocus } = form;
  useEffect(() => setFocus('name'), [setFocus]);
  const submit = form.handleSubmit((values) =>
    update.mutate(
      { input: { ruleId: rule.id, ...ruleInput(values, rule.conditions.projectIds) } },
      { onSuccess: onDone },
    ),
  );
  return (
    <form
      onSubmit={submit}
      noValidate
      aria-label={intl.formatMessage({ id: 'rules.editing' }, { name: rule.name })}
      className="space-y-4"
    >
      <RuleFields form={form} localities={localities} agents={agents} />
      {update.error && <Failure error={update.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={update.isPending}>
          <FormattedMessage id="rules.change" />
        </Button>
        <Button variant="quiet" onClick={onDone}>
          <FormattedMessage id="rules.cancel" />
        </Button>
      </div>
    </form>
  );
}
