import { useState } from 'react';
import type { ContactChannel } from '../../graphql/graphql.js';

const keyOf = (leadId: string) => `propmubi-contact-${leadId}`;

/**
 * The contact with a buyer whose outcome is still to be said. Kept in the tab: a phone may have thrown the page away when the agent
 * comes back from the call.
 */
export function useOpenContact(leadId: string) {
  const [channel, setChannel] = useState(
    () => sessionStorage.getItem(keyOf(leadId)) as ContactChannel | null,
  );
  return {
    channel,
    begin(by: ContactChannel) {
      sessionStorage.setItem(keyOf(leadId), by);
      setChannel(by);
    },
    end() {
      sessionStorage.removeItem(keyOf(leadId));
      setChannel(null);
    },
  };
}
