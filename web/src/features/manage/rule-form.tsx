import { useForm } from 'react-hook-form';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import type { NamedThing } from './named-thing.js';
import { RuleFields } from './rule-fields.js';
import { EMPTY_RULE, ruleInput } from './rule-values.js';

const CreateRule = graphql(`
  mutation CreateRule($input: CreateRoutingRuleInput!) {
    createRoutingRule(input: $input) {
      rules {
        id
      }
    }
  }
`);

interface RuleFormProps {
  localities: readonly NamedThing[];
  agents: readonly NamedThing[];
  /** Where the rule stands: behind the others. */
  position: number;
}

/** Adds a routing rule: leads of some places, sources and prices to some agents. */
export function RuleForm({ localities, agents, position }: RuleFormProps) {
  const form = useForm({ defaultValues: EMPTY_RULE });
  const create = useAction(CreateRule, ['RoutingRules']);
  const submit = form.handleSubmit((values) =>
    create.mutate({ input: { ...ruleInput(values), position } }, { onSuccess: () => form.reset(EMPTY_RULE) }),
  );
  return (
    <form onSubmit={submit} noValidate className="space-y-4 rounded-card border border-line bg-surface p-5">
      <h3 className="text-lg font-semibold">
        <FormattedMessage id="rules.add" />
      </h3>
      <RuleFields form={form} localities={localities} agents={agents} />
      {create.error && <Failure error={create.error} />}
      <Button type="submit" busy={create.isPending}>
        <FormattedMessage id="rules.save" />
      </Button>
    </form>
  );
}
