import type { Quotas } from '@propmubi/domain';
import { InvalidSetting, makeValidator } from '@propmubi/runtime';
import { quotaBytesOf, quotaSettings as storage } from '@propmubi/storage';

type Counted = Readonly<Record<'requests' | 'cost' | 'sockets' | 'leads' | 'sms', number>>;

/** Far beyond what one organization does in a day; a program that runs wild meets them. */
const DEFAULTS: Counted = {
  requests: 1_000_000,
  cost: 100_000_000,
  sockets: 1_000,
  leads: 5_000,
  sms: 5_000,
};

/** `requests=1000000,leads=5000`: what is left out has its default. */
const amounts = makeValidator<Counted>((input) => {
  const found: Record<string, number> = { ...DEFAULTS };
  for (const pair of input.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
    if (!Object.hasOwn(found, name) || !/^\d{1,15}$/.test(value))
      throw new InvalidSetting('not requests=, cost=, sockets=, leads= or sms= with a number each');
    found[name] = Number(value);
  }
  return found as Counted;
});

export const quotaSettings = {
  ...storage,
  ORGANIZATION_QUOTAS: amounts({
    default: DEFAULTS,
    desc: 'Requests, points of cost, leads and SMS of one organization in a day, and its sockets at once, where an administrator set nothing else',
  }),
} as const;

export function quotasOf(settings: { ORGANIZATION_QUOTAS: Counted; DOCUMENT_QUOTA_MB: number }): Quotas {
  const { requests, cost, sockets, leads, sms } = settings.ORGANIZATION_QUOTAS;
  return {
    REQUESTS: requests,
    COST: cost,
    SOCKETS: sockets,
    LEADS: leads,
    STORAGE: quotaBytesOf(settings),
    SMS: sms,
  };
}
