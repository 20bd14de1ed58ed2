import { FormattedMessage } from 'react-intl';
import { useViewer } from '../../lib/viewer.js';
import { Authenticator } from './authenticator.js';
import { EmailAddress } from './email-address.js';
import { OpenSessions } from './open-sessions.js';
import { OrganizationSignOn } from './organization-sso.js';
import { Password } from './password.js';
import { Passkeys } from './passkeys.js';

/** How the viewer signs in, and where they are signed in. */
export function SecurityScreen() {
  const isManager = useViewer()?.roles?.includes('BROKERAGE_MANAGER') === true;
  return (
    <div className="in-order mx-auto max-w-2xl space-y-8 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="security.title" />
      </h1>
      <Passkeys />
      <EmailAddress />
      <Authenticator />
      <Password isManager={isManager} />
      <OpenSessions />
      {isManager && <OrganizationSignOn />}
    </div>
  );
}
