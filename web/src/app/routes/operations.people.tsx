import { createFileRoute } from '@tanstack/react-router';
import { PeopleScreen } from '../../features/operations/people-screen.js';
import { AdministratorsOnly } from '../../shared/staff/staff-only.js';

export const Route = createFileRoute('/operations/people')({
  component: () => <AdministratorsOnly>{() => <PeopleScreen />}</AdministratorsOnly>,
});
