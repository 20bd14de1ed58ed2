import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl';
import type { DocumentType, TrustSubjectType } from '../../graphql/graphql.js';
import { queryClient } from '../../lib/graph.js';
import { useViewer } from '../../lib/viewer.js';
import { Button } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { FileField } from '../../ui/file-field.js';
import { Select } from '../../ui/select.js';
import { Failure } from '../../ui/states.js';
import { findSubject } from './find-subject.js';
import { isSendable, MEDIA_TYPES, sendFile } from './send-file.js';

const TYPES: readonly DocumentType[] = [
  'TITLE_REPORT',
  'INDEX_II',
  'SEVEN_TWELVE',
  'PROPERTY_CARD',
  'IOD_CC',
  'OC',
  'RERA_CERTIFICATE',
  'NOC',
  'AGREEMENT_FOR_SALE',
  'SALE_DEED',
  'AGENT_CERTIFICATE',
];
const NAMED: readonly TrustSubjectType[] = ['LISTING', 'PROJECT'];

type Viewer = NonNullable<ReturnType<typeof useViewer>>;

/** Chooses a paper, says what it is about, and sends it with its progress. */
export function UploadForm({ viewer }: { viewer: Viewer }) {
  const intl = useIntl();
  const subjects: TrustSubjectType[] = viewer.agent ? [...NAMED, 'AGENT', 'USER'] : [...NAMED, 'USER'];
  const [type, setType] = useState<DocumentType>('TITLE_REPORT');
  const [about, setAbout] = useState<TrustSubjectType>('LISTING');
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState<'file' | 'subject' | null>(null);
  const [share, setShare] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: async () => {
      setProblem(null);
      setShare(0);
      if (!file || !isSendable(file)) return setProblem('file');
      const subjectId = await findSubject(about, text, viewer);
      if (subjectId === null) return setProblem('subject');
      await sendFile(file, { subjectType: about, subjectId, type }, setShare);
      setFile(null);
      if (input.current) input.current.value = '';
      await queryClient.invalidateQueries({ queryKey: ['OrganizationDocuments'] });
    },
  });
  const isNamed = NAMED.includes(about);
  return (
    <form
      className="space-y-4 rounded-card border border-line bg-surface p-5"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <h2 className="text-xl font-bold">
        <FormattedMessage id="documents.submit" />
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={intl.formatMessage({ id: 'documents.type' })}
          value={type}
          onChange={({ target }) => setType(target.value as DocumentType)}
        >
          {TYPES.map((one) => (
            <option key={one} value={one}>
              {intl.formatMessage({ id: `document.${one}` })}
            </option>
          ))}
        </Select>
        <Select
          label={intl.formatMessage({ id: 'documents.about' })}
          value={about}
          onChange={({ target }) => setAbout(target.value as TrustSubjectType)}
        >
          {subjects.map((one) => (
            <option key={one} value={one}>
              {intl.formatMessage({ id: `subject.${one}` })}
            </option>
          ))}
        </Select>
      </div>
      {isNamed && (
        <Field
          label={intl.formatMessage({ id: `documents.about${about}` })}
          value={text}
          required
          onChange={({ target }) => setText(target.value)}
          error={problem === 'subject' ? intl.formatMessage({ id: 'documents.subjectUnknown' }) : undefined}
        />
      )}
      <FileField
        ref={input}
        label={intl.formatMessage({ id: 'documents.file' })}
        accept={MEDIA_TYPES.join(',')}
        onFile={setFile}
        error={problem === 'file' ? intl.formatMessage({ id: 'documents.fileWrong' }) : undefined}
      />
      <Button type="submit" busy={send.isPending} disabled={file === null}>
        <FormattedMessage id="documents.submit" />
      </Button>
      {send.isPending && <Sending share={share} />}
      {send.isSuccess && problem === null && (
        <p role="status">
          <FormattedMessage id="documents.sent" />
        </p>
      )}
      {send.error && <Failure error={send.error} />}
    </form>
  );
}

function Sending({ share }: { share: number }) {
  const intl = useIntl();
  const label = intl.formatMessage(
    { id: 'documents.progress' },
    { share: intl.formatNumber(share, { style: 'percent' }) },
  );
  return (
    <div>
      <progress value={share} aria-label={label} className="h-2 w-full accent-brand" />
      <p className="text-sm text-muted" role="status">
        {share < 1 ? (
          <FormattedMessage
            id="documents.progress"
            values={{ share: <FormattedNumber value={share} style="percent" /> }}
          />
        ) : (
          <FormattedMessage id="documents.checking" />
        )}
      </p>
    </div>
  );
}
