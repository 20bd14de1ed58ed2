import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphql } from '../../graphql/index.js';
import { request, useGraph } from '../../lib/graph.js';
import { saveFile } from '../../lib/save-file.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure, Pending } from '../../ui/states.js';
import { EraseMyData } from './erase-my-data.js';
import { DataAccesses } from './my-accesses.js';
import { DataExports } from './my-exports.js';

const MyProfile = graphql(`
  query MyProfile {
    me {
      id
      name
      email
      phone
    }
  }
`);

const ExportMyData = graphql(`
  query ExportMyData {
    myData
  }
`);

const CorrectProfile = graphql(`
  mutation CorrectProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      user {
        id
      }
    }
  }
`);

type Profile = NonNullable<ResultOf<typeof MyProfile>['me']>;

/** What is kept about the viewer: to correct, to take along, to erase. */
export function MyDataScreen() {
  const { data, error, isPending, refetch } = useGraph(MyProfile, {});
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data.me) return <Pending />;
  return (
    <div className="in-order mx-auto max-w-2xl space-y-8 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="myData.title" />
      </h1>
      <ProfileForm profile={data.me} />
      <DataExports phone={data.me.phone} />
      <DataAccesses />
      <Export />
      {data.me.phone && <EraseMyData phone={data.me.phone} />}
    </div>
  );
}

function ProfileForm({ profile }: { profile: Profile }) {
  const intl = useIntl();
  const save = useAction(CorrectProfile, ['MyProfile', 'Viewer', 'Enquirer']);
  const form = useForm({ defaultValues: { name: profile.name ?? '', email: profile.email ?? '' } });
  const submit = form.handleSubmit(({ name, email }) =>
    save.mutate({ input: { name: name.trim(), ...(email.trim() && { email: email.trim() }) } }),
  );
  return (
    <form onSubmit={submit} noValidate className="space-y-4 rounded-card border border-line bg-surface p-5">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="myData.correct" />
      </h2>
      <p className="text-muted">
        <FormattedMessage id="myData.phone" values={{ phone: profile.phone ?? '–' }} />
      </p>
      <Field
        label={intl.formatMessage({ id: 'enquiry.name' })}
        autoComplete="name"
        error={form.formState.errors.name && intl.formatMessage({ id: 'enquiry.nameMissing' })}
        {...form.register('name', { required: true })}
      />
      <Field
        label={intl.formatMessage({ id: 'channel.EMAIL' })}
        type="email"
        autoComplete="email"
        {...form.register('email')}
      />
      {save.error && <Failure error={save.error} />}
      {save.isSuccess && (
        <p role="status" className="text-band-a">
          <FormattedMessage id="myData.saved" />
        </p>
      )}
      <Button type="submit" busy={save.isPending}>
        <FormattedMessage id="myData.save" />
      </Button>
    </form>
  );
}

function Export() {
  const exported = useMutation({
    mutationFn: () => request(ExportMyData, {}),
    onSuccess: ({ myData }) =>
      saveFile('propmubi-my-data.json', new Blob([myData ?? '{}'], { type: 'application/json' })),
  });
  return (
    <section className="space-y-3 rounded-card border border-line bg-surface p-5">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="myData.export" />
      </h2>
      <p className="text-muted">
        <FormattedMessage id="myData.exportHint" />
      </p>
      {exported.error && <Failure error={exported.error} />}
      <Button variant="quiet" busy={exported.isPending} onClick={() => exported.mutate()}>
        <Download aria-hidden className="size-5" />
        <FormattedMessage id="myData.download" />
      </Button>
    </section>
  );
}
