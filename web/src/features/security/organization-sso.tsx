import type { ResultOf } from '@graphql-typed-document-node/core';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { Section } from './section.js';
import { SsoDomains } from './sso-domains.js';

const OrganizationSso = graphql(`
  query OrganizationSso {
    ssoSettings {
      issuer
      clientId
      enforced
      redirectUrl
      domains {
        domain
        recordName
        recordValue
        verifiedAt
      }
    }
  }
`);

const ConfigureSso = graphql(`
  mutation ConfigureSso($input: ConfigureSsoInput!) {
    configureSso(input: $input) {
      settings {
        issuer
      }
    }
  }
`);

const EnforceSso = graphql(`
  mutation EnforceSso($input: EnforceSsoInput!) {
    enforceSso(input: $input) {
      settings {
        enforced
      }
    }
  }
`);

const RemoveSso = graphql(`
  mutation RemoveSso {
    removeSso {
      settings {
        issuer
      }
    }
  }
`);

export type SsoSettings = NonNullable<ResultOf<typeof OrganizationSso>['ssoSettings']>;

const REREAD = ['OrganizationSso'];

/** For managers: the provider at which their people sign in. */
export function OrganizationSignOn() {
  const { data, error, isPending, refetch } = useGraph(OrganizationSso, {});
  const settings = data?.ssoSettings;
  return (
    <Section title="sso.title">
      <p className="text-muted">
        <FormattedMessage id="sso.hint" />
      </p>
      {isPending && <Skeleton className="h-16" />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {settings && (
        <>
          <Provider key={settings.issuer} settings={settings} />
          <SsoDomains domains={settings.domains} />
          {settings.issuer && <Enforcement enforced={settings.enforced} />}
        </>
      )}
    </Section>
  );
}

function Provider({ settings: { issuer, clientId, redirectUrl } }: { settings: SsoSettings }) {
  const intl = useIntl();
  const configure = useAction(ConfigureSso, REREAD);
  const remove = useAction(RemoveSso, REREAD);
  const form = useForm({
    defaultValues: { issuer: issuer ?? '', clientId: clientId ?? '', clientSecret: '' },
  });
  const submit = form.handleSubmit((input) => configure.mutate({ input }));
  const label = (name: string) => intl.formatMessage({ id: `sso.${name}` });
  return (
    <form onSubmit={submit} className="space-y-4" noValidate>
      {redirectUrl && (
        <p className="text-sm text-muted">
          <FormattedMessage id="sso.redirect" /> <code className="font-mono break-all">{redirectUrl}</code>
        </p>
      )}
      <Field label={label('issuer')} type="url" {...form.register('issuer', { required: true })} />
      <Field label={label('clientId')} {...form.register('clientId', { required: true })} />
      <Field
        label={label('clientSecret')}
        type="password"
        autoComplete="off"
        {...form.register('clientSecret', { required: true })}
      />
      {configure.error && <Failure error={configure.error} />}
      {remove.error && <Failure error={remove.error} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={configure.isPending}>
          <FormattedMessage id="sso.save" />
        </Button>
        {issuer && (
          <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate({})}>
            <FormattedMessage id="sso.remove" />
          </Button>
        )}
      </div>
    </form>
  );
}

function Enforcement({ enforced }: { enforced: boolean }) {
  const enforce = useAction(EnforceSso, REREAD);
  return (
    <div className="space-y-2">
      <p>
        <FormattedMessage id={enforced ? 'sso.enforced' : 'sso.notEnforced'} />
      </p>
      <Button
        variant={enforced ? 'quiet' : 'danger'}
        busy={enforce.isPending}
        onClick={() => enforce.mutate({ input: { enforced: !enforced } })}
      >
        <FormattedMessage id={enforced ? 'sso.allowOthers' : 'sso.enforce'} />
      </Button>
      {enforce.error && <Failure error={enforce.error} />}
    </div>
  );
}
