import type { ReactNode } from 'react';
import later from './en.later.json' with { type: 'json' };
import ofPublicScreens from './en.public.json' with { type: 'json' };
import { AddedMessages } from './public-messages.js';

const english = { ...ofPublicScreens, ...later };

/** Adds the English messages of all screens; the catalogues of the other languages have all. */
export function LaterMessages({ children }: { children: ReactNode }) {
  return <AddedMessages added={english}>{children}</AddedMessages>;
}
