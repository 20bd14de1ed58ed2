import { useLocation } from '@tanstack/react-router';

/** What a buyer may want of a home. The hash of the address holds it, so that it outlasts a sign-in. */
export const WISHES = ['ask', 'visit', 'call'] as const;
export type Wish = (typeof WISHES)[number];

export function useWish(): Wish {
  const hash = useLocation({ select: (location) => location.hash });
  return WISHES.find((wish) => wish === hash) ?? 'ask';
}

/**
 * A message that was prefilled for one wish makes way for that of another; the buyer's own words stay.
 * @param prefilled what each wish begins with
 */
export function messageFor(wish: Wish, message: string, prefilled: Readonly<Record<Wish, string>>): string {
  const isOwn = message.trim() !== '' && !Object.values(prefilled).includes(message);
  return isOwn ? message : prefilled[wish];
}
