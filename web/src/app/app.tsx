import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { queryClient } from '../lib/graph.js';
import { LanguageProvider } from '../i18n/language-provider.js';
import { NotFound } from '../ui/not-found.js';
import { RouteFailure } from './route-failure.js';
import { routeTree } from './route-tree.gen.js';
import { Pending } from '../ui/states.js';

const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: RouteFailure,
  defaultNotFoundComponent: NotFound,
  defaultPendingComponent: Pending,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Loads the screen at the address of the page; a failure is shown where the screen would be. */
export function loadScreen(): Promise<void> {
  return router.load();
}

/** The app: language, data and routes. */
export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  );
}
