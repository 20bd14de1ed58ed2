import { ChannelRefusal, ChannelUnavailable, type EmailSender } from '@propmubi/notifications';
import { InvalidInputError } from '@propmubi/runtime';
import { noEmailSender, type EmailSender as MailSender } from '../../email/email-sender.js';

/** Notifications by the sender that codes go by; undefined where no mail server is set up. */
export function createEmailChannel(sender: MailSender): EmailSender | undefined {
  if (sender === noEmailSender) return undefined;
  return { sendEmail: ({ to, subject, text }) => sender.send({ to, subject, text }).catch(asChannelFailure) };
}

/** No such mailbox is for good; whatever else a server says may pass. */
function asChannelFailure(error: unknown): never {
  if (error instanceof InvalidInputError) throw new ChannelRefusal('UNREACHABLE');
  throw new ChannelUnavailable('The mail server', 'not sent', { cause: error });
}
