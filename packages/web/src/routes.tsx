import { createBrowserRouter, Navigate } from 'react-router';
import { builtIn } from './orders/views.ts';
import { Gate } from './shell/gate.tsx';
import { NotFound } from './shell/not-found.tsx';
import { PageFault } from './shell/page-fault.tsx';

/** Every address of the page. All but the surroundings are loaded when they are first needed. */
export const router = createBrowserRouter([
  {
    path: '/login',
    ErrorBoundary: PageFault,
    HydrateFallback,
    lazy: async () => ({ Component: (await import('./entry/login-page.tsx')).LoginPage }),
  },
  {
    path: '/setup',
    ErrorBoundary: PageFault,
    HydrateFallback,
    lazy: async () => ({ Component: (await import('./entry/setup-page.tsx')).SetupPage }),
  },
  {
    path: '/',
    Component: Gate,
    ErrorBoundary: PageFault,
    HydrateFallback,
    children: [
      { index: true, element: <Navigate to="/today" replace /> },
      {
        ErrorBoundary: PageFault,
        children: [
          {
            path: 'today',
            lazy: async () => ({ Component: (await import('./today/today-page.tsx')).TodayPage }),
          },
          {
            path: 'queue',
            lazy: async () => ({ Component: (await import('./queue/queue-page.tsx')).QueuePage }),
          },
          {
            path: 'orders',
            lazy: async () => ({ Component: (await import('./orders/orders-page.tsx')).OrdersPage }),
          },
          ...Object.entries(builtIn).map(([path, { search }]) => ({
            path: `orders/${path}`,
            element: <Navigate to={`/orders?${search}`} replace />,
          })),
          {
            path: 'orders/states',
            lazy: async () => ({ Component: (await import('./states/states-page.tsx')).StatesPage }),
          },
          {
            path: 'orders/:id',
            lazy: async () => ({ Component: (await import('./order/order-page.tsx')).OrderPage }),
          },
          {
            path: 'positions',
            lazy: async () => ({ Component: (await import('./positions/positions-page.tsx')).PositionsPage }),
          },
          {
            path: 'positions/:id',
            lazy: async () => ({ Component: (await import('./positions/position-page.tsx')).PositionPage }),
          },
          {
            path: 'funds',
            lazy: async () => ({ Component: (await import('./funds/funds-page.tsx')).FundsPage }),
          },
          {
            path: 'reconcile',
            lazy: async () => ({ Component: (await import('./reconcile/reconcile-page.tsx')).ReconcilePage }),
          },
          {
            path: 'activity',
            lazy: async () => ({ Component: (await import('./activity/activity-page.tsx')).ActivityPage }),
          },
          {
            path: 'runs',
            lazy: async () => ({ Component: (await import('./runs/runs-page.tsx')).RunsPage }),
          },
          {
            path: 'runs/:id',
            lazy: async () => ({ Component: (await import('./runs/run-page.tsx')).RunPage }),
          },
          { path: 'accounts', element: <Navigate to="/settings/accounts" replace /> },
          {
            path: 'accounts/new',
            lazy: async () => ({
              Component: (await import('./accounts/new-account-page.tsx')).NewAccountPage,
            }),
          },
          ...['settings', 'settings/:section'].map((path) => ({
            path,
            lazy: async () => ({ Component: (await import('./settings/settings-page.tsx')).SettingsPage }),
          })),
          {
            path: 'health',
            lazy: async () => ({ Component: (await import('./health/health-page.tsx')).HealthPage }),
          },
          {
            path: 'simulator',
            lazy: async () => ({ Component: (await import('./simulator/simulator-page.tsx')).SimulatorPage }),
          },
          {
            path: 'simulator/rehearsals/:id',
            lazy: async () => ({ Component: (await import('./simulator/rehearsal-page.tsx')).RehearsalPage }),
          },
          {
            path: 'replay',
            lazy: async () => ({ Component: (await import('./replay/replay-page.tsx')).ReplayPage }),
          },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);

/** Nothing: the parts come within a moment, and a spinner would flicker. */
function HydrateFallback() {
  return null;
}
