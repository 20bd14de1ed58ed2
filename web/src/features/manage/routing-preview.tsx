import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import type { LeadSource } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { request } from '../../lib/graph.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { rupeesOfLakh } from '../../ui/lakh.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { LocalitySelect } from './locality-select.js';
import type { NamedThing } from './named-thing.js';

const PreviewRouting = graphql(`
  query PreviewRouting($input: PreviewRoutingInput!) {
    previewRouting(input: $input) {
      isOpen
      reason
      rule {
        id
        name
      }
      candidates {
        agent {
          id
          name
        }
        match {
          final
          openLeads
          openCap
        }
      }
    }
  }
`);

const SOURCES: readonly LeadSource[] = [
  'LISTING_PAGE',
  'PROJECT_PAGE',
  'PARTNER_PORTAL',
  'CAMPAIGN',
  'PHONE',
  'WHATSAPP',
  'WALK_IN',
];

interface Values {
  localityId: string;
  /** Lakh. */
  budget: string;
  source: LeadSource;
}

/** Tries the rules with a lead that does not exist: which rule would match, and who would get it. */
export function RoutingPreview({ localities }: { localities: readonly NamedThing[] }) {
  const intl = useIntl();
  const form = useForm<Values>({
    defaultValues: { localityId: '', budget: '', source: 'LISTING_PAGE' },
  });
  const preview = useMutation({
    mutationFn: ({ localityId, budget, source }: Values) =>
      request(PreviewRouting, {
        input: {
          source,
          ...(localityId && { localityId }),
          ...(budget && { budget: { max: rupeesOfLakh(budget) } }),
        },
      }),
  });
  const label = (id: string) => intl.formatMessage({ id });
  return (
    <section className="space-y-4 rounded-card border border-line bg-surface p-5">
      <h3 className="text-lg font-semibold">
        <FormattedMessage id="preview.title" />
      </h3>
      <form onSubmit={form.handleSubmit((values) => preview.mutate(values))} className="space-y-4">
        <LocalitySelect localities={localities} {...form.register('localityId')} />
        <Field label={label('preview.budget')} type="number" min={0} {...form.register('budget')} />
        <Select label={label('preview.source')} {...form.register('source')}>
          {SOURCES.map((source) => (
            <option key={source} value={source}>
              {label(`source.${source}`)}
            </option>
          ))}
        </Select>
        <Button type="submit" variant="quiet" busy={preview.isPending}>
          <FormattedMessage id="preview.try" />
        </Button>
      </form>
      {preview.error && <Failure error={preview.error} />}
      <div role="status">{preview.data?.previewRouting && <Outcome {...preview.data.previewRouting} />}</div>
    </section>
  );
}

function Outcome({
  rule,
  reason,
  isOpen,
  candidates,
}: NonNullable<ResultOf<typeof PreviewRouting>['previewRouting']>) {
  return (
    <div className="space-y-3 border-t border-line pt-4">
      {rule && (
        <p>
          <FormattedMessage id="preview.rule" values={{ rule: <b key="rule">{rule.name}</b> }} />{' '}
          {reason && <span className="text-sm text-muted">{reason}</span>}
        </p>
      )}
      {!isOpen && (
        <p className="text-accent">
          <FormattedMessage id="preview.closed" />
        </p>
      )}
      {candidates.length === 0 && (
        <p>
          <FormattedMessage id="preview.pond" />
        </p>
      )}
      <ol className="divide-y divide-line">
        {candidates.map(({ agent, match }, index) => (
          <li key={agent?.id ?? index} className="flex justify-between gap-3 py-2">
            <span className={index === 0 ? 'font-bold' : undefined}>
              {index + 1}. {agent?.name}
            </span>
            <span className="text-sm tabular-nums text-muted">
              <FormattedNumber value={match.final} style="percent" /> ·{' '}
              <FormattedMessage id="preview.open" values={{ open: match.openLeads, cap: match.openCap }} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
