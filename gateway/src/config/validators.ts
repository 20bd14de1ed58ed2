import { InvalidSetting, integer, makeValidator, parseJsonSetting } from '@propmubi/runtime/config';
import type { JSONWebKeySet, JWK } from 'jose';
import { createTrustProxy, type TrustedProxies } from '../http/client-address.js';

/** A number for each way of telling clients apart; 0: not limited. */
export interface PerClient {
  readonly address: number;
  readonly user: number;
  /** An API key; its operations count for its user and tenant, too. */
  readonly key: number;
  readonly tenant: number;
}

/** A JSON Web Key Set given as one line of JSON, or the URL it is served at. */
export const keySet = makeValidator<JSONWebKeySet | URL>((input) => {
  if (/^https?:\/\//.test(input)) return new URL(input);
  const set = parseJsonSetting(input) as Partial<JSONWebKeySet> | null;
  if (!Array.isArray(set?.keys)) throw new InvalidSetting('not a JSON Web Key Set');
  return set as JSONWebKeySet;
});

/** One private key, or a set of which the first signs. */
export const signingKey = makeValidator<JWK>((input) => {
  const parsed = parseJsonSetting(input) as (JWK & { keys?: JWK[] }) | null;
  const key = parsed?.keys ? parsed.keys[0] : parsed;
  if (typeof key?.d !== 'string') throw new InvalidSetting('not a private JSON Web Key');
  return key;
});

/** `name=url` pairs, separated by commas. */
export const urlBySubgraph = makeValidator<ReadonlyMap<string, string>>((input) => {
  const pairs = input.split(',').filter((pair) => pair.trim() !== '');
  return new Map(
    pairs.map((pair) => {
      const [name = '', url = ''] = pair.split(/=(.*)/s).map((part) => part.trim());
      if (!name || !URL.canParse(url)) throw new InvalidSetting('not name=url pairs');
      return [name, url];
    }),
  );
});

/** `false`, `true`, a number of hops, or proxies separated by commas. */
export const trustedProxies = makeValidator<TrustedProxies>((input) => {
  if (input === 'true' || input === 'false') return input === 'true';
  if (/^\d{1,2}$/.test(input)) return Number(input);
  const proxies = itemsOf(input);
  try {
    createTrustProxy(proxies);
  } catch {
    throw new InvalidSetting('not addresses or ranges');
  }
  return proxies;
});

export const list = makeValidator<readonly string[]>(itemsOf);

/** Web origins, or `none`. */
export const origins = makeValidator<readonly string[]>((input) => (input === 'none' ? [] : itemsOf(input)));

/** `address=1000,user=500,key=250,tenant=9000`; 0 or left out: not limited. */
export const perClient = makeValidator<PerClient>((input) => {
  const limits: Record<string, number> = { address: 0, user: 0, key: 0, tenant: 0 };
  for (const pair of input.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
    if (!Object.hasOwn(limits, name) || !/^\d{1,12}$/.test(value))
      throw new InvalidSetting('not address=, user=, key= or tenant= with a number each');
    limits[name] = Number(value);
  }
  return limits as unknown as PerClient;
});

/** Addresses of people, by a scheme that RFC 9116 allows. */
export const contacts = makeValidator<readonly string[]>((input) => {
  const items = itemsOf(input);
  if (!items.every((item) => /^(?:https:\/\/|mailto:|tel:)[!-~]+$/.test(item)))
    throw new InvalidSetting('not https:, mailto: or tel: addresses');
  return items;
});

export const atLeastOne = integer(1, 1_000_000_000);

function itemsOf(input: string): readonly string[] {
  return input
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
