import { useQuery } from '@tanstack/react-query';
import { PanelTop } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { readPaper } from '../../shared/documents/open-paper.js';
import { PaperButton } from '../../shared/documents/paper-button.js';
import { Button } from '../../ui/button.js';
import { Failure, Skeleton } from '../../ui/states.js';

/** What a browser shows without running anything of it. */
const SHOWN = ['application/pdf', 'image/jpeg', 'image/png'];

/** The paper in the place where it is decided about, or in a tab of its own. */
export function PaperView({ documentId, fileName }: { documentId: string; fileName: string | null }) {
  const place = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div className="mt-3 space-y-3">
      <div className="flex flex-wrap gap-2">
        <Button
          variant="quiet"
          aria-expanded={isShown}
          aria-controls={place}
          onClick={() => setShown(!isShown)}
        >
          <PanelTop aria-hidden className="size-4" />
          <FormattedMessage id={isShown ? 'documents.hide' : 'documents.show'} />
        </Button>
        <PaperButton documentId={documentId} />
      </div>
      <div id={place}>{isShown && <Paper documentId={documentId} fileName={fileName} />}</div>
    </div>
  );
}

function Paper({ documentId, fileName }: { documentId: string; fileName: string | null }) {
  const intl = useIntl();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['Paper', documentId],
    queryFn: () => readPaper(documentId),
    // A personal paper is not kept once it is out of sight.
    gcTime: 0,
  });
  const address = useObjectUrl(data);
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (isPending || !address) return <Skeleton className="h-[70vh]" />;
  const title = fileName ?? intl.formatMessage({ id: 'documents.open' });
  const style = 'w-full rounded-xl border border-line bg-raised';
  if (!SHOWN.includes(data.type))
    return (
      <p className="text-muted">
        <FormattedMessage id="documents.notShown" />
      </p>
    );
  return data.type === 'application/pdf' ? (
    <iframe src={address} title={title} className={`h-[70vh] ${style}`} />
  ) : (
    <img src={address} alt={title} className={style} />
  );
}

/** An address for bytes while the component is mounted. */
function useObjectUrl(bytes: Blob | undefined): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!bytes) return undefined;
    const made = URL.createObjectURL(bytes);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return address;
}
