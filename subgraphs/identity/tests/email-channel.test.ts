import { describe, expect, it } from '@jest/globals';
import { ChannelRefusal, ChannelUnavailable } from '@propmubi/notifications';
import { type EmailMessage, emailNotSent, noEmailSender } from '../src/modules/email/email-sender.js';
import { createEmailChannel } from '../src/modules/notification/delivery/email-channel.js';
import { invalidField } from '../src/validation/index.js';

const message = { to: 'asha@example.com', subject: 'A visit', text: 'Tomorrow at ten.' };
const channelThat = (send: (message: EmailMessage) => Promise<void>) =>
  createEmailChannel({ send, close: () => undefined });

describe('notifications by e-mail', () => {
  it('go by the sender of codes', async () => {
    const sent: EmailMessage[] = [];
    await channelThat(async (one) => void sent.push(one))?.sendEmail(message);
    expect(sent).toEqual([message]);
  });

  it('are refused for good where there is no such mailbox, and tried again when the server did not take one', async () => {
    const unreachable = invalidField('email', 'EMAIL_UNREACHABLE', 'No such mailbox.');
    await expect(channelThat(() => Promise.reject(unreachable))?.sendEmail(message)).rejects.toThrow(
      ChannelRefusal,
    );
    await expect(channelThat(() => Promise.reject(emailNotSent()))?.sendEmail(message)).rejects.toThrow(
      ChannelUnavailable,
    );
  });

  it('are not set up without a mail server', () => {
    expect(createEmailChannel(noEmailSender)).toBeUndefined();
  });
});
