import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure } from '../../ui/states.js';

const AddSsoDomain = graphql(`
  mutation AddSsoDomain($input: AddSsoDomainInput!) {
    addSsoDomain(input: $input) {
      settings {
        issuer
      }
    }
  }
`);

const VerifySsoDomain = graphql(`
  mutation VerifySsoDomain($input: VerifySsoDomainInput!) {
    verifySsoDomain(input: $input) {
      settings {
        issuer
      }
    }
  }
`);

const RemoveSsoDomain = graphql(`
  mutation RemoveSsoDomain($input: RemoveSsoDomainInput!) {
    removeSsoDomain(input: $input) {
      settings {
        issuer
      }
    }
  }
`);

const REREAD = ['OrganizationSso'];

interface Domain {
  domain: string;
  recordName: string;
  recordValue: string;
  verifiedAt: string | null;
}

/** E-mail domains of the organization, each proved by a TXT record. */
export function SsoDomains({ domains }: { domains: readonly Domain[] }) {
  const intl = useIntl();
  const [domain, setDomain] = useState('');
  const add = useAction(AddSsoDomain, REREAD);
  return (
    <div className="space-y-4">
      <ul className="divide-y divide-line">
        {domains.map((one) => (
          <li key={one.domain} className="py-3">
            <DomainRow domain={one} />
          </li>
        ))}
      </ul>
      <form
        className="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate({ input: { domain } }, { onSuccess: () => setDomain('') });
        }}
      >
        <Field
          label={intl.formatMessage({ id: 'sso.domain' })}
          value={domain}
          onChange={({ target }) => setDomain(target.value)}
        />
        <Button type="submit" variant="quiet" busy={add.isPending} disabled={!domain.includes('.')}>
          <FormattedMessage id="sso.domainAdd" />
        </Button>
      </form>
      {add.error && <Failure error={add.error} />}
    </div>
  );
}

function DomainRow({ domain: { domain, recordName, recordValue, verifiedAt } }: { domain: Domain }) {
  const verify = useAction(VerifySsoDomain, REREAD);
  const remove = useAction(RemoveSsoDomain, REREAD);
  const failed = verify.error ?? remove.error;
  return (
    <div className="space-y-2">
      <p className="font-semibold">{domain}</p>
      {verifiedAt ? (
        <p className="text-sm text-band-a">
          <FormattedMessage id="sso.domainProved" />
        </p>
      ) : (
        <p className="text-sm text-muted">
          <FormattedMessage id="sso.record" /> <code className="font-mono break-all">{recordName}</code>{' '}
          <code className="font-mono break-all">{recordValue}</code>
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {!verifiedAt && (
          <Button busy={verify.isPending} onClick={() => verify.mutate({ input: { domain } })}>
            <FormattedMessage id="sso.domainCheck" />
          </Button>
        )}
        <Button variant="danger" busy={remove.isPending} onClick={() => remove.mutate({ input: { domain } })}>
          <FormattedMessage id="sso.domainRemove" />
        </Button>
      </div>
      {failed && <Failure error={failed} />}
    </div>
  );
}
