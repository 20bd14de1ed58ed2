import type { ResultOf } from '@graphql-typed-document-node/core';
import { FormattedMessage, useIntl } from 'react-intl';
import { useGraph } from '../../../lib/graph.js';
import { useAction } from '../../../lib/use-action.js';
import { Field } from '../../../ui/field.js';
import { Failure, Pending } from '../../../ui/states.js';
import { MyNotificationSettings, UpdateNotificationSettings } from './notification-queries.js';
import { PushOfThisBrowser } from './push-of-this-browser.js';

type Settings = NonNullable<ResultOf<typeof MyNotificationSettings>['notificationSettings']>;
type Change = (input: object) => void;

const CONSENTS = ['IN_APP', 'PUSH', 'EMAIL', 'WHATSAPP'] as const;

/** Quiet hours, digest, consents, and every kind by every channel. A change is kept at once. */
export function NotificationSettingsForm() {
  const { data, error, isPending, refetch } = useGraph(MyNotificationSettings, {});
  const update = useAction(UpdateNotificationSettings, ['MyNotificationSettings']);
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const settings = data.notificationSettings;
  if (!settings) return null;
  const change: Change = (input) => update.mutate({ input });
  return (
    <section
      aria-busy={update.isPending}
      className="space-y-6 rounded-card border border-line bg-surface p-5"
    >
      <h2 className="text-xl font-bold">
        <FormattedMessage id="notifications.settings" />
      </h2>
      {update.error && <Failure error={update.error} />}
      <PushOfThisBrowser publicKey={data.pushPublicKey ?? null} />
      <Hours settings={settings} change={change} />
      <Choices settings={settings} change={change} />
      <Consents settings={settings} change={change} />
    </section>
  );
}

function Hours({ settings, change }: { settings: Settings; change: Change }) {
  const intl = useIntl();
  const { quietFrom, quietTo, urgentInQuietHours, emailDigest } = settings;
  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">
        <FormattedMessage id="notifications.quiet" />
      </legend>
      <div className="grid grid-cols-2 gap-4">
        <Field
          label={intl.formatMessage({ id: 'notifications.quietFrom' })}
          type="time"
          defaultValue={quietFrom}
          onBlur={({ target }) =>
            target.value && target.value !== quietFrom && change({ quietFrom: target.value })
          }
        />
        <Field
          label={intl.formatMessage({ id: 'notifications.quietTo' })}
          type="time"
          defaultValue={quietTo}
          onBlur={({ target }) =>
            target.value && target.value !== quietTo && change({ quietTo: target.value })
          }
        />
      </div>
      <Check
        label="notifications.urgent"
        checked={urgentInQuietHours}
        onChange={(checked) => change({ urgentInQuietHours: checked })}
      />
      <Check
        label="notifications.digest"
        checked={emailDigest}
        onChange={(checked) => change({ emailDigest: checked })}
      />
    </fieldset>
  );
}

function Choices({ settings, change }: { settings: Settings; change: Change }) {
  const kinds = [...Map.groupBy(settings.choices, ({ kind }) => kind)];
  return (
    <div className="space-y-4">
      {kinds.map(([kind, choices]) => (
        <fieldset key={kind}>
          <legend className="font-semibold">
            <FormattedMessage id={`notificationKind.${kind}`} />
          </legend>
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            {choices.map(({ channel, enabled }) => (
              <Check
                key={channel}
                label={`notificationChannel.${channel}`}
                checked={enabled}
                onChange={(checked) => change({ choices: [{ kind, channel, enabled: checked }] })}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

function Consents({ settings, change }: { settings: Settings; change: Change }) {
  return (
    <fieldset>
      <legend className="font-semibold">
        <FormattedMessage id="notifications.consents" />
      </legend>
      <p className="text-muted">
        <FormattedMessage id="notifications.consentsHint" />
      </p>
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        {CONSENTS.map((channel) => (
          <Check
            key={channel}
            label={`notificationChannel.${channel}`}
            checked={settings.marketingConsents.includes(channel)}
            onChange={(granted) => change({ marketingConsents: [{ channel, granted }] })}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface CheckProps {
  /** Id of a message. */
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="flex min-h-11 items-center gap-2">
      <input
        type="checkbox"
        className="size-5"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <FormattedMessage id={label} />
    </label>
  );
}
