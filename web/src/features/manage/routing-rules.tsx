import { useState } from 'react';
import { FormattedList, FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Rupees } from '../../ui/money.js';
import { Failure, Skeleton } from '../../ui/states.js';
import type { NamedThing } from './named-thing.js';
import { RoutingPreview } from './routing-preview.js';
import { RuleEdit } from './rule-edit.js';
import { RuleForm } from './rule-form.js';
import { type Rule, RoutingRulesQuery } from './rules-query.js';

const DeleteRule = graphql(`
  mutation DeleteRule($input: DeleteRoutingRuleInput!) {
    deleteRoutingRule(input: $input) {
      rules {
        id
      }
    }
  }
`);

interface RoutingRulesProps {
  organizationId: string;
  agents: readonly NamedThing[];
}

/** To whom leads go: the rules in their order, one more, and a trial of them. */
export function RoutingRules({ organizationId, agents }: RoutingRulesProps) {
  const { data, error, isPending, refetch } = useGraph(RoutingRulesQuery, { organizationId });
  const localities = [...(data?.localities ?? [])].sort((a, b) => a.name.localeCompare(b.name));
  const rules = [...(data?.organization?.routingRules ?? [])].sort(
    (a, b) => Number(a.isDefault) - Number(b.isDefault) || a.position - b.position,
  );
  // The default stands last whatever its position says.
  const nextPosition =
    Math.max(0, ...rules.filter(({ isDefault }) => !isDefault).map(({ position }) => position)) + 1;
  return (
    <section className="in-order">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="rules.title" />
      </h2>
      <p className="text-muted">
        <FormattedMessage id="rules.hint" />
      </p>
      {isPending && <Skeleton className="mt-3 h-24" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      <ol className="mt-3 space-y-3">
        {rules.map((rule) => (
          <li key={rule.id} className="rounded-card border border-line bg-surface p-4">
            <RuleItem rule={rule} localities={localities} agents={agents} />
          </li>
        ))}
      </ol>
      <div className="mt-6 grid grid-cols-1 gap-6 lg:grid-cols-2">
        <RuleForm localities={localities} agents={agents} position={nextPosition} />
        <RoutingPreview localities={localities} />
      </div>
    </section>
  );
}

interface RuleItemProps {
  rule: Rule;
  localities: readonly NamedThing[];
  agents: readonly NamedThing[];
}

/** A rule to read, or to change. */
function RuleItem({ rule, localities, agents }: RuleItemProps) {
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    <RuleEdit rule={rule} localities={localities} agents={agents} onDone={() => setOpen(false)} />
  ) : (
    <RuleRow rule={rule} localities={localities} onEdit={() => setOpen(true)} />
  );
}

interface RuleRowProps {
  rule: Rule;
  localities: readonly NamedThing[];
  onEdit: () => void;
}

function RuleRow({ rule, localities, onEdit }: RuleRowProps) {
  const intl = useIntl();
  const remove = useAction(DeleteRule, ['RoutingRules']);
  const { minPrice, maxPrice, localityIds, projectIds, sources } = rule.conditions;
  const places = localities.filter(({ id }) => localityIds?.includes(id)).map(({ name }) => name);
  return (
    <div className="flex flex-wrap items-start justify-between gap-3">
      <div>
        <h3 className="font-semibold">{rule.name}</h3>
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          {rule.isDefault && <FormattedMessage id="rules.default" />}
          {places.length > 0 && (
            <span>
              <FormattedList value={places} />
            </span>
          )}
          {sources && sources.length > 0 && (
            <span>
              <FormattedList
                value={sources.map((source) => intl.formatMessage({ id: `source.${source}` }))}
              />
            </span>
          )}
          {projectIds && projectIds.length > 0 && (
            <FormattedMessage id="rules.projects" values={{ count: projectIds.length }} />
          )}
          {minPrice != null && (
            <span>
              ≥ <Rupees amount={minPrice} />
            </span>
          )}
          {maxPrice != null && (
            <span>
              ≤ <Rupees amount={maxPrice} />
            </span>
          )}
        </p>
        <p className="text-sm">
          →{' '}
          {rule.agents.length === 0 ? (
            <FormattedMessage id="rules.everyAgent" />
          ) : (
            <FormattedList value={rule.agents.map(({ name }) => name)} />
          )}
        </p>
      </div>
      {!rule.isDefault && (
        <div className="flex flex-wrap gap-2">
          <Button variant="quiet" onClick={onEdit}>
            <FormattedMessage id="rules.edit" />
          </Button>
          <Button
            variant="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ input: { ruleId: rule.id } })}
          >
            <FormattedMessage id="rules.delete" />
          </Button>
        </div>
      )}
      {remove.error && <Failure error={remove.error} />}
    </div>
  );
}
