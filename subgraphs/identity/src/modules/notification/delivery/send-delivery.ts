import {
  ChannelRefusal,
  ChannelUnavailable,
  kindOf,
  type Language,
  languageOf,
  parametersOf,
  type PushMessage,
  type PushSender,
  render,
  renderDigest,
} from '@propmubi/notifications';
import type { Database } from '@propmubi/runtime';
import type { IdentityKeys } from '../../../security/keys.js';
import { readVerifiedContact } from '../../user/contact.repository.js';
import { pathOf } from '../notification-path.js';
import { dropSubscription, readSubscriptions } from '../push/push-subscription.repository.js';
import type { ChannelSenders } from './channels.js';
import type { Claimed } from './claim-delivery.js';
import type { Delivery } from './delivery.repository.js';

export interface SendServices {
  database: Database;
  keys: IdentityKeys;
  senders: ChannelSenders;
}

/**
 * Sends what was claimed, to the address as it is now. Several are one e-mail.
 * @throws ChannelRefusal, ChannelUnavailable
 */
export async function sendDelivery(
  services: SendServices,
  userId: string,
  { deliveries, settings }: Claimed,
): Promise<void> {
  const [first] = deliveries as [Delivery, ...Delivery[]];
  const language = languageOf(settings.languages);
  switch (first.channel) {
    case 'PUSH':
      return sendPush(services, userId, first, language);
    case 'SMS':
      return sendSms(services, userId, first, language);
    case 'WHATSAPP':
      return sendWhatsApp(services, userId, first, language);
    case 'EMAIL':
      return sendEmail(services, userId, deliveries, language);
  }
}

/**
 * To every browser of the person. Sent is what one of them took: the others show the same when they are tried again, under
 * one tag. A browser that is gone is forgotten.
 */
async function sendPush(
  { database, keys, senders }: SendServices,
  userId: string,
  { notification }: Delivery,
  language: Language,
): Promise<void> {
  const push = required(senders.push);
  const scope = database.scope({ ...AS_PERSON, userId });
  const subscriptions = await scope.write((em) => readSubscriptions(em, keys, userId));
  const { kind, facts, id, subjectId } = notification;
  const message = { tag: id, ...render(kind, language, facts), path: pathOf(kind, subjectId) };
  const failures: Error[] = [];
  for (const { id: subscriptionId, target } of subscriptions) {
    const failure = await pushTo(push, target, message, kindOf(kind).urgent);
    if (failure) failures.push(failure);
    if (failure instanceof ChannelRefusal && failure.reason === 'GONE')
      await scope.write((em) => dropSubscription(em, userId, subscriptionId));
  }
  if (failures.length < subscriptions.length) return;
  throw (
    failures.find((failure) => failure instanceof ChannelUnavailable) ?? new ChannelRefusal('NO_SUBSCRIPTION')
  );
}

function pushTo(
  push: PushSender,
  target: Parameters<PushSender['push']>[0],
  message: PushMessage,
  urgent: boolean,
): Promise<Error | undefined> {
  return push.push(target, message, { urgent }).then(
    () => undefined,
    (error: Error) => error,
  );
}

async function sendSms(
  services: SendServices,
  userId: string,
  { notification: { kind, facts } }: Delivery,
  language: Language,
): Promise<void> {
  const text = render(kind, language, facts).body;
  const parameters = parametersOf(kind, language, facts);
  await required(services.senders.text).sendText({
    phone: await phoneOf(services, userId),
    text,
    kind,
    language,
    parameters,
  });
}

async function sendWhatsApp(
  services: SendServices,
  userId: string,
  { notification: { kind, facts } }: Delivery,
  language: Language,
): Promise<void> {
  await required(services.senders.whatsApp).sendTemplate({
    phone: await phoneOf(services, userId),
    template: kind.toLowerCase(),
    language,
    parameters: parametersOf(kind, language, facts).map(({ text }) => text),
  });
}

async function sendEmail(
  services: SendServices,
  userId: string,
  deliveries: readonly Delivery[],
  language: Language,
): Promise<void> {
  const { email } = await contactOf(services, userId);
  if (email === null) throw new ChannelRefusal('NO_ADDRESS');
  const notifications = deliveries.map(({ notification }) => notification);
  const [first] = notifications as [Delivery['notification']];
  const { title, body } =
    deliveries.length === 1
      ? render(first.kind, language, first.facts)
      : renderDigest(language, notifications);
  await required(services.senders.email).sendEmail({ to: email, subject: title, text: body });
}

async function phoneOf(services: SendServices, userId: string): Promise<string> {
  const { phone } = await contactOf(services, userId);
  if (phone === null) throw new ChannelRefusal('NO_ADDRESS');
  return phone;
}

/** Proven ones only: what a person merely typed may be another's. */
async function contactOf({ database, keys }: SendServices, userId: string) {
  const scope = database.scope({ ...AS_PERSON, userId });
  return scope.read((em) => readVerifiedContact(em, keys, userId)).finally(() => scope.close());
}

const AS_PERSON = { organizationId: null, agentId: null, sessionId: null, roles: [], scopes: [] };

function required<Sender>(sender: Sender | undefined): Sender {
  if (!sender) throw new ChannelRefusal('CHANNEL_NOT_SET_UP');
  return sender;
}
