import { createFileRoute } from '@tanstack/react-router';
import { WebhooksScreen } from '../../features/webhooks/webhooks-screen.js';
import { ManagerOnly } from '../../features/manage/manager-only.js';

export const Route = createFileRoute('/manage/webhooks')({
  component: () => <ManagerOnly>{() => <WebhooksScreen />}</ManagerOnly>,
});
