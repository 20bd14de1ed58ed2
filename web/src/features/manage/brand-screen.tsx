import type { ResultOf } from '@graphql-typed-document-node/core';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FileField } from '../../ui/file-field.js';
import { Failure, Pending } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';

const OwnBrand = graphql(`
  query OwnBrand($id: ID!) {
    organization(id: $id) {
      id
      name
      registration {
        requestedName
      }
      brand {
        logo
        colour
        about
        websiteUrl
        contactEmail
        contactPhone
      }
    }
  }
`);

const UpdateOrganization = graphql(`
  mutation UpdateOrganization($input: UpdateOrganizationInput!) {
    updateOrganization(input: $input) {
      requestedName
      organization {
        id
        name
      }
    }
  }
`);

type Organization = NonNullable<ResultOf<typeof OwnBrand>['organization']>;

const TEXTS = [
  ['websiteUrl', 'brand.website', 'url', undefined],
  ['contactEmail', 'brand.email', 'email', 'brand.emailHint'],
  ['contactPhone', 'brand.phone', 'tel', 'brand.phoneHint'],
] as const;

/** How a brokerage shows itself to everyone, and the name it asks for. */
export function BrandScreen({ organizationId }: { organizationId: string }) {
  const { data, error, isPending, refetch } = useGraph(OwnBrand, { id: organizationId });
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="mx-auto max-w-2xl space-y-6 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="brand.title" />
        </h1>
        <p className="mt-1 text-muted">
          <FormattedMessage id="brand.hint" />
        </p>
      </header>
      {data.organization && <BrandForm organization={data.organization} />}
    </div>
  );
}

function valuesOf({ name, registration, brand }: Organization) {
  return {
    name: registration?.requestedName ?? name,
    logo: brand?.logo ?? '',
    colour: brand?.colour ?? '#0a7d5b',
    about: brand?.about ?? '',
    websiteUrl: brand?.websiteUrl ?? '',
    contactEmail: brand?.contactEmail ?? '',
    contactPhone: brand?.contactPhone ?? '',
  };
}

function BrandForm({ organization }: { organization: Organization }) {
  const intl = useIntl();
  const save = useAction(UpdateOrganization, ['OwnBrand']);
  const form = useForm({ values: valuesOf(organization) });
  const label = (id: string) => intl.formatMessage({ id });
  const logo = form.watch('logo');
  const requested = organization.registration?.requestedName;
  const readLogo = (file: File | null) => {
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => form.setValue('logo', String(reader.result));
    reader.readAsDataURL(file);
  };
  const submit = form.handleSubmit((values) =>
    save.mutate({
      input: Object.fromEntries(Object.entries(values).map(([field, text]) => [field, text.trim() || null])),
    }),
  );
  return (
    <form onSubmit={submit} noValidate className="space-y-4 rounded-card border border-line bg-surface p-5">
      <Field
        label={label('brand.name')}
        hint={
          requested ? intl.formatMessage({ id: 'brand.waits' }, { name: requested }) : label('brand.nameHint')
        }
        {...form.register('name')}
      />
      <div className="flex items-end gap-4">
        {logo && <img src={logo} alt="" className="size-16 rounded-xl object-contain" />}
        <div className="min-w-0 flex-1">
          <FileField label={label('brand.logo')} accept="image/png,image/jpeg,image/webp" onFile={readLogo} />
        </div>
        {logo && (
          <Button variant="quiet" onClick={() => form.setValue('logo', '')}>
            <FormattedMessage id="brand.noLogo" />
          </Button>
        )}
      </div>
      <Field label={label('brand.colour')} type="color" {...form.register('colour')} />
      <TextArea label={label('brand.about')} rows={4} maxLength={1_000} {...form.register('about')} />
      {TEXTS.map(([name, id, type, hint]) => (
        <Field
          key={name}
          label={label(id)}
          type={type}
          {...(hint && { hint: label(hint) })}
          {...form.register(name)}
        />
      ))}
      <Button type="submit" busy={save.isPending}>
        <FormattedMessage id="brand.save" />
      </Button>
      {save.error && <Failure error={save.error} />}
      {save.isSuccess && (
        <p role="status">
          <FormattedMessage id="brand.saved" />
        </p>
      )}
    </form>
  );
}
