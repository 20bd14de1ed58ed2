import { createFileRoute } from '@tanstack/react-router';
import { BrandScreen } from '../../features/manage/brand-screen.js';
import { ManagerOnly } from '../../features/manage/manager-only.js';

export const Route = createFileRoute('/manage/brand')({
  component: () => (
    <ManagerOnly>{(organizationId) => <BrandScreen organizationId={organizationId} />}</ManagerOnly>
  ),
});
