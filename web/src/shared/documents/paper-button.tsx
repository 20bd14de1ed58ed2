import { useMutation } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { openPaper } from './open-paper.js';

/** Opens the paper itself. */
export function PaperButton({ documentId }: { documentId: string }) {
  const open = useMutation({ mutationFn: () => openPaper(documentId) });
  return (
    <>
      <Button variant="quiet" busy={open.isPending} onClick={() => open.mutate()}>
        <FileText aria-hidden className="size-4" />
        <FormattedMessage id="documents.open" />
      </Button>
      {open.error && <Failure error={open.error} />}
    </>
  );
}
