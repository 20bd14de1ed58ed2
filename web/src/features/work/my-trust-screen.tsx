import { Link } from '@tanstack/react-router';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { TrustExplanation } from '../../shared/trust/trust-explanation.js';
import { useTrustLanguage } from '../../shared/trust/trust-language.js';
import { Empty, Failure, Pending } from '../../ui/states.js';

const MyTrust = graphql(`
  query MyTrust($agentId: ID!, $language: TrustLanguage!) {
    agent(id: $agentId) {
      id
      reraNumber
      licenceExpiresOn
      licensed
      trust {
        id
        ...TrustExplanationFields
      }
    }
  }
`);

/** An agent's own score: what made it, and what raises it. */
export function MyTrustScreen({ agentId }: { agentId: string }) {
  const { data, error, isPending, refetch } = useGraph(MyTrust, { agentId, language: useTrustLanguage() });
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const { agent } = data;
  return (
    <div className="mx-auto max-w-3xl space-y-6 px-4 py-6">
      <header>
        <h1 className="text-2xl font-bold">
          <FormattedMessage id="myTrust.title" />
        </h1>
        {agent && (
          <p className={agent.licensed ? 'text-muted' : 'font-semibold text-danger'}>
            {agent.reraNumber} ·{' '}
            <FormattedMessage
              id={agent.licensed ? 'agent.validUntil' : 'agent.endedOn'}
              values={{
                date: <FormattedDate key="date" value={agent.licenceExpiresOn} dateStyle="medium" />,
              }}
            />
          </p>
        )}
        <p className="mt-1 flex flex-wrap gap-x-4">
          <Link to="/agent/$id" params={{ id: agentId }} className={linkStyle}>
            <FormattedMessage id="myTrust.page" />
          </Link>
          <Link to="/documents" className={linkStyle}>
            <FormattedMessage id="nav.documents" />
          </Link>
        </p>
      </header>
      {agent?.trust ? (
        <TrustExplanation trust={agent.trust} />
      ) : (
        <Empty title={<FormattedMessage id="myTrust.none" />} />
      )}
    </div>
  );
}

const linkStyle = 'inline-flex min-h-11 items-center font-medium text-brand underline';
