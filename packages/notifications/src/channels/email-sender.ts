export interface EmailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** By which e-mails leave the platform. */
export interface EmailSender {
  /** @throws ChannelRefusal, ChannelUnavailable */
  sendEmail(message: EmailMessage): Promise<void>;
}
