/** By which a notification reaches a person. IN_APP is the list on the screen; the others leave the platform. */
export const CHANNELS = ['IN_APP', 'PUSH', 'SMS', 'EMAIL', 'WHATSAPP'] as const;
export type Channel = (typeof CHANNELS)[number];
export type OutsideChannel = Exclude<Channel, 'IN_APP'>;

/** How one kind uses one channel. */
export interface ChannelUse {
  /** Whether it is used for those who have chosen nothing. */
  readonly byDefault: boolean;
  /** Seconds between the event and the first attempt; only for those who have not seen it by then. */
  readonly whenUnseenForSeconds?: number;
}

export interface KindDefinition {
  /** SERVICE: about something the person does here. MARKETING: an offer, which needs their consent for the channel. */
  readonly category: 'SERVICE' | 'MARKETING';
  /** Loses its worth within minutes: may break quiet hours for those who chose so. */
  readonly urgent: boolean;
  /** Whether a person who wants one e-mail a day gets it there instead of an e-mail of its own. */
  readonly digestible: boolean;
  readonly channels: Readonly<Partial<Record<Channel, ChannelUse>>>;
}

const on: ChannelUse = { byDefault: true };
const off: ChannelUse = { byDefault: false };

/** WhatsApp takes no message to those who have not asked for it: no kind uses it by default. */
function service(
  channels: KindDefinition['channels'],
  { urgent = false, digestible = true }: Partial<Pick<KindDefinition, 'urgent' | 'digestible'>> = {},
): KindDefinition {
  return { category: 'SERVICE', urgent, digestible, channels: { IN_APP: on, ...channels } };
}

/** Every kind of notification. What each says is in `templates/`, in every language. */
export const KINDS = {
  /** An agent got a lead. The open screen shows it at once; the phone rings only when no screen did. */
  LEAD_ASSIGNED: service(
    {
      PUSH: { byDefault: true, whenUnseenForSeconds: 60 },
      SMS: { byDefault: true, whenUnseenForSeconds: 120 },
    },
    { urgent: true, digestible: false },
  ),
  /** Agents missed a lead's deadlines, and it lies in the pond. For managers. */
  LEAD_IN_POND: service({ PUSH: on, EMAIL: off }, { urgent: true, digestible: false }),
  /** The buyer of a lead wrote to its agent. What was written is read on the screen alone. */
  LEAD_MESSAGE: service({ PUSH: { byDefault: true, whenUnseenForSeconds: 20 } }, { digestible: false }),
  /** An agent wrote to the buyer. */
  ENQUIRY_MESSAGE: service(
    {
      PUSH: { byDefault: true, whenUnseenForSeconds: 20 },
      EMAIL: { byDefault: true, whenUnseenForSeconds: 600 },
      WHATSAPP: off,
    },
    { digestible: false },
  ),
  SITE_VISIT_SCHEDULED: service({ PUSH: on, SMS: on, EMAIL: on, WHATSAPP: off }, { digestible: false }),
  DOCUMENT_VERIFIED: service({ PUSH: on, EMAIL: on }),
  DOCUMENT_REJECTED: service({ PUSH: on, EMAIL: on }),
  DOCUMENT_INFO_REQUESTED: service({ PUSH: on, EMAIL: on }),
  DOCUMENT_EXPIRING: service({ PUSH: off, EMAIL: on }),
  LICENCE_EXPIRED: service({ PUSH: on, SMS: on, EMAIL: on }),
  ORGANIZATION_VERIFIED: service({ PUSH: on, EMAIL: on }),
  /** Their brokerage has used 80 hundredths of a quota, or all of it. For managers. */
  QUOTA_NEARLY_USED: service({ PUSH: off, EMAIL: on }),
  QUOTA_USED_UP: service({ PUSH: on, EMAIL: on }),
  REVIEW_PUBLISHED: service({ PUSH: off, EMAIL: off }),
  REVIEW_REJECTED: service({ PUSH: off, EMAIL: off }),
  DISPUTE_DECIDED: service({ PUSH: on, EMAIL: on }),
  /** Homes that a search of the person finds anew, who asked to be told. */
  SAVED_SEARCH_MATCHED: service({ PUSH: on, EMAIL: on, WHATSAPP: off }),
  /** A home that the person enquired about has a new price. */
  LISTING_PRICE_CHANGED: {
    category: 'MARKETING',
    urgent: false,
    digestible: true,
    channels: { IN_APP: on, PUSH: on, EMAIL: on, WHATSAPP: off },
  },
} as const satisfies Record<string, KindDefinition>;

export type NotificationKind = keyof typeof KINDS;
export const NOTIFICATION_KINDS = Object.keys(KINDS) as NotificationKind[];

export function kindOf(kind: NotificationKind): KindDefinition {
  return KINDS[kind];
}

/** The channels of a kind that leave the platform. */
export function outsideChannelsOf(kind: NotificationKind): OutsideChannel[] {
  const { channels } = kindOf(kind);
  return CHANNELS.filter((channel): channel is OutsideChannel => channel !== 'IN_APP' && channel in channels);
}

/** Ids, codes, numbers and instants of what happened; never a name, a number or an address of a person. */
export type NotificationFacts = Readonly<Record<string, string | number>>;
