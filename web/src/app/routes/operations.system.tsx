import { createFileRoute } from '@tanstack/react-router';
import { SystemScreen } from '../../features/operations/system/system-screen.js';
import { AdministratorsOnly } from '../../shared/staff/staff-only.js';

export const Route = createFileRoute('/operations/system')({
  component: () => <AdministratorsOnly>{() => <SystemScreen />}</AdministratorsOnly>,
});
