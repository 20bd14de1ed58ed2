import { useViewer } from '../lib/viewer.js';
import { Tabs } from '../ui/tabs.js';
import { OPERATIONS_TABS } from './sections.js';

/** The desks of staff; two of them are for administrators. */
export function OperationsTabs() {
  const viewer = useViewer();
  const isAdministrator = viewer?.roles?.includes('ADMIN') === true;
  return <Tabs tabs={OPERATIONS_TABS.filter((tab) => isAdministrator || !('forAdministrators' in tab))} />;
}
