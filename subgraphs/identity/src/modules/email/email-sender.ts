import { UnavailableError } from '@propmubi/runtime';

export interface EmailMessage {
  to: string;
  subject: string;
  text: string;
  /** The code in it, for the development inbox. */
  code?: string | undefined;
}

export interface EmailSender {
  /**
   * @throws InvalidInputError EMAIL_UNREACHABLE when the server says that there is no such mailbox
   * @throws UnavailableError EMAIL_NOT_SENT when it did not take the message
   */
  send(message: EmailMessage): Promise<void>;
  close(): void;
}

/** `cause` must hold neither address nor code: it is logged. */
export function emailNotSent(cause?: unknown): UnavailableError {
  return new UnavailableError('The e-mail could not be sent. Try again shortly.', {
    code: 'EMAIL_NOT_SENT',
    cause,
  });
}

/** For a deployment without a mail server: every message is refused. */
export const noEmailSender: EmailSender = {
  send: () => Promise.reject(emailNotSent(new Error('No mail server is configured (EMAIL_SENDER).'))),
  close: () => undefined,
};
