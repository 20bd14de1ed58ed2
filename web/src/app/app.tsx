import { QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { queryClient } from '../lib/graph.js';
import { type Catalogue, LanguageProvider } from '../i18n/language-provider.js';
import { NotFound } from '../ui/not-found.js';
import { RouteFailure } from './route-failure.js';
import { routeTree } from './route-tree.gen.js';
import { Pending } from '../ui/states.js';

/** The routes with what stands in their place while they are loaded or cannot be. */
export function createAppRouter() {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteFailure,
    defaultNotFoundComponent: () => <NotFound />,
    defaultPendingComponent: Pending,
  });
}

type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}

/** The app: language, data and routes. */
export function App({ router, catalogue }: { router: AppRouter; catalogue: Catalogue }) {
  return (
    <LanguageProvider first={catalogue}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  );
}
