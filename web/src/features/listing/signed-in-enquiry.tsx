import { zodResolver } from '@hookform/resolvers/zod';
import { Link } from '@tanstack/react-router';
import { CheckCircle2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { FormattedMessage, useIntl } from 'react-intl';
import { z } from 'zod';
import { graphql } from '../../graphql/index.js';
import { LaterMessages } from '../../i18n/later-messages.js';
import { readAgain, request, useGraph } from '../../lib/graph.js';
import { Button, buttonStyle } from '../../ui/button.js';
import { Field } from '../../ui/field.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';
import { keptDraft } from './kept-draft.js';
import { useOwnEnquiry } from './own-enquiry.js';
import { messageFor, type Wish } from './wish.js';

const Enquirer = graphql(`
  query Enquirer {
    me {
      id
      name
      phone
    }
  }
`);

const SendEnquiry = graphql(`
  mutation SendEnquiry($input: CreateLeadInput!) {
    createLead(input: $input) {
      leadId
      routingStatus
      routeAt
    }
  }
`);

const CHANNELS = ['CALL', 'WHATSAPP', 'SMS'] as const;
const channels = z.array(z.enum(CHANNELS));
/** Who wishes to be called has agreed to calls. */
const enquiryFor = (wish: Wish) =>
  z.object({
    name: z.string().trim().min(1),
    message: z.string().trim().max(1000),
    channels: wish === 'call' ? channels.refine((chosen) => chosen.includes('CALL')) : channels.min(1),
  });
type Enquiry = z.infer<ReturnType<typeof enquiryFor>>;

/** The enquiry of one who is signed in, with the phone that was proved. Loaded after the sign-in. */
export default function SignedInEnquiry(asked: { listingId: string; wish: Wish }) {
  return (
    <LaterMessages>
      <SignedInForm {...asked} />
    </LaterMessages>
  );
}

function SignedInForm({ listingId, wish }: { listingId: string; wish: Wish }) {
  const { data, error, isPending, refetch } = useGraph(Enquirer, {});
  const own = useOwnEnquiry(listingId);
  const [sent, setSent] = useState<{ leadId: string | null }>();
  if (sent) return <Sent {...sent} />;
  if (isPending || own.isLoading) return <Skeleton className="mt-4 h-80" />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data.me?.phone) {
    return (
      <p className="mt-3 text-muted">
        <FormattedMessage id="enquiry.noPhone" />
      </p>
    );
  }
  return (
    <>
      {own.leadId !== undefined && <AskedAlready leadId={own.leadId} />}
      <Form
        listingId={listingId}
        wish={wish}
        name={data.me.name ?? ''}
        phone={data.me.phone}
        onSent={setSent}
      />
    </>
  );
}

interface FormProps {
  listingId: string;
  wish: Wish;
  name: string;
  phone: string;
  onSent: (sent: { leadId: string | null }) => void;
}

function Form({ listingId, wish, name, phone, onSent }: FormProps) {
  const intl = useIntl();
  // One key for this form: sending twice, or again after a lost answer, is one enquiry.
  const idempotencyKey = useRef(crypto.randomUUID());
  const [failure, setFailure] = useState<unknown>();
  const [draft] = useState(() => keptDraft(listingId));
  const form = useForm<Enquiry>({
    resolver: zodResolver(enquiryFor(wish)),
    // A consent is given by the reader: none is ticked for them.
    defaultValues: { name, message: draft.read(), channels: [] },
  });
  useEffect(() => {
    const prefilled = {
      ask: '',
      visit: intl.formatMessage({ id: 'enquiry.visitWish' }),
      call: intl.formatMessage({ id: 'enquiry.callWish' }),
    };
    form.setValue('message', messageFor(wish, form.getValues('message'), prefilled));
    form.clearErrors('channels');
  }, [form, intl, wish]);
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values }) => draft.keep(values.message),
      }),
    [form, draft],
  );
  const submit = form.handleSubmit(async (values) => {
    setFailure(undefined);
    try {
      const { createLead } = await request(SendEnquiry, {
        input: {
          idempotencyKey: idempotencyKey.current,
          listingId,
          contact: { name: values.name, phone },
          ...(values.message && { message: values.message }),
          consents: values.channels.map((channel) => ({ channel, purpose: 'LEAD_FOLLOW_UP' as const })),
        },
      });
      draft.forget();
      void readAgain(['OwnEnquiry', 'MyEnquiries']);
      onSent(createLead);
    } catch (error) {
      setFailure(error);
    }
  });
  const { errors } = form.formState;
  return (
    <form onSubmit={submit} className="mt-4 space-y-4" noValidate>
      <Field
        label={intl.formatMessage({ id: 'enquiry.name' })}
        autoComplete="name"
        error={errors.name && intl.formatMessage({ id: 'enquiry.nameMissing' })}
        {...form.register('name')}
      />
      <TextArea
        label={intl.formatMessage({ id: 'enquiry.message' })}
        rows={3}
        {...form.register('message')}
      />
      <fieldset aria-describedby={errors.channels && 'consent-missing'}>
        <legend className="font-medium">
          <FormattedMessage id="enquiry.consent" />
        </legend>
        <p className="text-sm text-muted">
          <FormattedMessage id="enquiry.consentHint" />
        </p>
        {CHANNELS.map((channel) => (
          <label key={channel} className="mt-1 flex min-h-11 items-center gap-3">
            <input
              type="checkbox"
              value={channel}
              className="size-5 accent-brand"
              {...form.register('channels')}
            />
            <FormattedMessage id={`channel.${channel}`} />
          </label>
        ))}
        {errors.channels && (
          <p id="consent-missing" role="alert" className="text-sm text-danger">
            <FormattedMessage id={wish === 'call' ? 'enquiry.callMissing' : 'enquiry.consentMissing'} />
          </p>
        )}
      </fieldset>
      {failure !== undefined && <Failure error={failure} />}
      <Button type="submit" className="w-full" busy={form.formState.isSubmitting}>
        <FormattedMessage id="enquiry.send" />
      </Button>
    </form>
  );
}

/** Asking again adds to the enquiry that there is. */
function AskedAlready({ leadId }: { leadId: string }) {
  return (
    <p className="mt-3 text-muted">
      <FormattedMessage id="enquiry.askedAlready" />{' '}
      <Link to="/my" hash={leadId} className="font-medium text-brand underline">
        <FormattedMessage id="enquiry.toThis" />
      </Link>
    </p>
  );
}

function Sent({ leadId }: { leadId: string | null }) {
  return (
    <div role="status" className="mt-4 text-center">
      <CheckCircle2 aria-hidden className="mx-auto size-12 text-band-a" />
      <p className="mt-2 font-semibold">
        <FormattedMessage id="enquiry.sent" />
      </p>
      <p className="text-sm text-muted">
        <FormattedMessage id="enquiry.sentHint" />
      </p>
      <Link to="/my" {...(leadId && { hash: leadId })} className={buttonStyle('quiet', 'mt-4')}>
        <FormattedMessage id="enquiry.toMine" />
      </Link>
    </div>
  );
}
