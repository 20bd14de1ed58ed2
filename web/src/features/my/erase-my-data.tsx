import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { queryClient, request } from '../../lib/graph.js';
import { signOut } from '../../lib/session.js';
import { useKeptReceipt } from '../../shared/erasure/kept-receipt.js';
import { ProvedAct } from './proved-act.js';

const Erase = graphql(`
  mutation EraseMyData($input: EraseMyDataInput!) {
    eraseMyData(input: $input) {
      erased
      receiptId
      receiptSecret
    }
  }
`);

/** Erases the viewer for good, and leads to the receipt of it. */
export function EraseMyData({ phone }: { phone: string }) {
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: (input: { code: string; challengeId: string }) => request(Erase, { input }),
    onSuccess: async ({ eraseMyData: { receiptId, receiptSecret } }) => {
      useKeptReceipt.setState({ id: receiptId ?? '', secret: receiptSecret ?? '' });
      await signOut();
      queryClient.clear();
      await navigate({ to: '/erasure' });
    },
  });
  return (
    <section className="space-y-3 rounded-card border border-danger/50 bg-surface p-5">
      <h2 className="text-xl font-bold">
        <FormattedMessage id="myData.erase" />
      </h2>
      <p className="text-muted">
        <FormattedMessage id="myData.eraseHint" />
      </p>
      <ProvedAct
        phone={phone}
        act="myData.eraseNow"
        isDangerous
        busy={erase.isPending}
        error={erase.error}
        onProved={erase.mutate}
      />
    </section>
  );
}
