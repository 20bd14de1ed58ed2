import { Mail, MessageCircle, Phone } from 'lucide-react';
import { useRef } from 'react';
import { FormattedMessage } from 'react-intl';
import { buttonStyle } from '../../ui/button.js';
import { Failure } from '../../ui/states.js';
import { ContactOutcomeForm } from './contact-outcome-form.js';
import { RecordFirstContact, useLeadAction } from './lead-actions.js';
import type { Lead } from './lead-query.js';
import { useOpenContact } from './open-contact.js';

/**
 * One button a way of contact that the buyer allowed. A press opens it, records the first contact, and asks afterwards in one tap
 * what came of it.
 */
export function ContactBar({ lead }: { lead: Lead }) {
  const section = useRef<HTMLElement>(null);
  const contacted = useLeadAction(RecordFirstContact);
  const { channel: open, begin, end } = useOpenContact(lead.id);
  const ways = waysOf(lead);
  const record = (channel: Way['channel']) => {
    begin(channel);
    if (!lead.firstContactedAt) contacted.mutate({ input: { leadId: lead.id, channel } });
  };
  const done = () => {
    end();
    section.current?.focus({ preventScroll: true });
  };
  return (
    <section ref={section} tabIndex={-1} className="space-y-3">
      <div className="flex flex-wrap gap-3">
        {ways.length === 0 && (
          <p className="text-muted">
            <FormattedMessage id="work.noConsent" />
          </p>
        )}
        {ways.map(({ channel, href, Icon }) => (
          <a
            key={channel}
            href={href}
            target={channel === 'WHATSAPP' ? '_blank' : undefined}
            rel="noreferrer"
            onClick={() => record(channel)}
            className={buttonStyle(channel === 'CALL' ? 'solid' : 'quiet')}
          >
            <Icon aria-hidden className="size-5" />
            <FormattedMessage id={`channel.${channel}`} />
          </a>
        ))}
      </div>
      {contacted.error && <Failure error={contacted.error} />}
      {open && <ContactOutcomeForm leadId={lead.id} channel={open} onDone={done} />}
    </section>
  );
}

type Way = ReturnType<typeof waysOf>[number];

function waysOf({ contact }: Lead) {
  const allowed = new Set(
    contact?.consents.filter(({ revokedAt }) => !revokedAt).map(({ channel }) => channel),
  );
  const { phone, email } = contact ?? {};
  return [
    { channel: 'CALL' as const, href: phone && `tel:${phone}`, Icon: Phone },
    {
      channel: 'WHATSAPP' as const,
      href: phone && `https://wa.me/${phone.replace('+', '')}`,
      Icon: MessageCircle,
    },
    { channel: 'EMAIL' as const, href: email && `mailto:${email}`, Icon: Mail },
  ].flatMap((way) => (way.href && allowed.has(way.channel) ? [{ ...way, href: way.href }] : []));
}
