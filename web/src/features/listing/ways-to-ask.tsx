import { Link } from '@tanstack/react-router';
import { CalendarPlus, MessageCircleQuestion, Phone } from 'lucide-react';
import { FormattedMessage } from 'react-intl';
import { buttonStyle } from '../../ui/button.js';
import { useOwnEnquiry } from './own-enquiry.js';

interface WaysToAskProps {
  listingId: string;
  /** Of a home that is only announced there are no visits yet. */
  isVisitable: boolean;
  /** The number that its brokerage shows to everyone. */
  phone: string | null | undefined;
}

/**
 * Ask, ask for a visit, call. The numbers of agents are not public: where their brokerage shows none either, the buyer asks to be
 * called.
 */
export function WaysToAsk({ listingId, isVisitable, phone }: WaysToAskProps) {
  return (
    <div className="mt-4">
      <div className="flex flex-wrap gap-3">
        <a href="#ask" className={buttonStyle('solid')}>
          <MessageCircleQuestion aria-hidden className="size-5" />
          <FormattedMessage id="ways.ask" />
        </a>
        {isVisitable && <Visit listingId={listingId} />}
        <a href={phone ? `tel:${phone}` : '#call'} className={buttonStyle('quiet')}>
          <Phone aria-hidden className="size-5" />
          <FormattedMessage id={phone ? 'ways.call' : 'ways.callMe'} />
        </a>
      </div>
      {/* Many a desk has no program that calls: the number is read, too. */}
      <p className="mt-2 text-sm text-muted tabular-nums">
        {phone ?? <FormattedMessage id="ways.noNumber" />}
      </p>
    </div>
  );
}

/** A time is agreed to under the enquiry, once there is one. */
function Visit({ listingId }: { listingId: string }) {
  const { leadId } = useOwnEnquiry(listingId);
  const content = (
    <>
      <CalendarPlus aria-hidden className="size-5" />
      <FormattedMessage id="ways.visit" />
    </>
  );
  if (leadId === undefined) {
    return (
      <a href="#visit" className={buttonStyle('quiet')}>
        {content}
      </a>
    );
  }
  return (
    <Link to="/my" hash={leadId} className={buttonStyle('quiet')}>
      {content}
    </Link>
  );
}
