import { createFileRoute } from '@tanstack/react-router';
import { CompareScreen } from '../../features/compare/compare-screen.js';
import { LaterMessages } from '../../i18n/later-messages.js';

const MOST = 4;

export const Route = createFileRoute('/compare')({
  validateSearch: ({ homes }: Record<string, unknown>): { homes: string[] } => ({
    homes: Array.isArray(homes) ? homes.filter((id) => typeof id === 'string').slice(0, MOST) : [],
  }),
  component: function Compare() {
    const { homes } = Route.useSearch();
    return (
      <LaterMessages>
        <CompareScreen ids={homes} />
      </LaterMessages>
    );
  },
});
