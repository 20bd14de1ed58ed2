import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { type Refusal, showRefusals } from '../../lib/refusals.js';
import { useAction } from '../../lib/use-action.js';
import { ShownOnce } from '../../shared/secrets/shown-once.js';
import { Button } from '../../ui/button.js';
import { Choices } from '../../ui/choices.js';
import { Field } from '../../ui/field.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';

const CreateApiKey = graphql(`
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      secretKey
      apiKey {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

const LIFETIMES_DAYS = [30, 90, 180, 365];
const EMPTY = { name: '', scopes: [] as string[], validDays: '90' };

/** Makes a key. It may do at most what its owner may. */
export function KeyForm({ scopes }: { scopes: readonly string[] }) {
  const intl = useIntl();
  const form = useForm({ defaultValues: EMPTY });
  const create = useAction(CreateApiKey, ['OwnApiKeys']);
  const [secret, setSecret] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const label = (id: string) => intl.formatMessage({ id });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async ({ name, scopes: chosen, validDays }) => {
    setRefusal(undefined);
    const { createApiKey } = await create.mutateAsync({
      input: { name: name.trim(), scopes: chosen, validDays: Number(validDays) },
    });
    setRefusal(showRefusals(form, createApiKey.userErrors, intl));
    if (!createApiKey.secretKey) return;
    setSecret(createApiKey.secretKey);
    form.reset(EMPTY);
  });
  if (secret) return <ShownOnce title="apiKey.made" secret={secret} onKept={() => setSecret(undefined)} />;
  return (
    <form
      onSubmit={(event) => void submit(event).catch(() => undefined)}
      noValidate
      className="space-y-4 rounded-card border border-line bg-surface p-5"
    >
      <h2 className="text-xl font-bold">
        <FormattedMessage id="apiKey.new" />
      </h2>
      <Field
        label={label('apiKey.name')}
        hint={label('apiKey.nameHint')}
        maxLength={100}
        error={errors.name && (errors.name.message || label('apiKey.nameMissing'))}
        {...form.register('name', { validate: (name) => name.trim() !== '' })}
      />
      <Select label={label('apiKey.validDays')} {...form.register('validDays')}>
        {LIFETIMES_DAYS.map((count) => (
          <option key={count} value={count}>
            {intl.formatMessage({ id: 'apiKey.days' }, { count })}
          </option>
        ))}
      </Select>
      <Choices
        title="apiKey.scopes"
        values={scopes}
        messageOf={scopeMessage}
        field={form.register('scopes', { validate: (chosen) => chosen.length > 0 })}
        error={errors.scopes && (errors.scopes.message || label('apiKey.scopesMissing'))}
      />
      {(create.error ?? refusal) && <Failure error={create.error ?? refusal} />}
      <Button type="submit" busy={create.isPending}>
        <FormattedMessage id="apiKey.make" />
      </Button>
    </form>
  );
}

/** Id of the message that says what a scope allows. */
export const scopeMessage = (scope: string) => `scope.${scope.replace(':', '_')}`;
