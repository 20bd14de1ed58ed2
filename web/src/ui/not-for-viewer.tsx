import { Link } from '@tanstack/react-router';
import { FormattedMessage } from 'react-intl';
import { Empty } from './states.js';

interface NotForViewerProps {
  /** Id of the message that names the screen. */
  title: string;
  /** Id of the message that says whose it is. */
  message: string;
}

/** Stands where a screen is for others, with a way on. */
export function NotForViewer({ title, message }: NotForViewerProps) {
  return (
    <div className="mx-auto max-w-xl p-6">
      <h1 className="sr-only">
        <FormattedMessage id={title} />
      </h1>
      <Empty title={<FormattedMessage id={message} />}>
        <Link to="/" className="font-medium text-brand underline">
          <FormattedMessage id="notFound.home" />
        </Link>
      </Empty>
    </div>
  );
}
