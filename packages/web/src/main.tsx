import './theme/library.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/density.css';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { createQueryClient } from './api/query-client.ts';
import { router } from './routes.tsx';
import { PassingMessages } from './shell/passing-messages.tsx';
import { claimVoiceOnFirstPress } from './sound/claim-voice.ts';
import { styleNonce } from './theme/style-nonce.ts';
import { cssVariables, theme } from './theme/theme.ts';

/** The same key as in `public/theme.js`, which sets the scheme before the first paint. */
const colorScheme = localStorageColorSchemeManager({ key: 'orderwatch-theme' });

claimVoiceOnFirstPress();

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element to draw into.');

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorScheme}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={createQueryClient()}>
        <PassingMessages />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
