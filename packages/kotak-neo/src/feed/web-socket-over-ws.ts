import { WebSocket } from 'ws';
import type { WebSocketFactory } from './feed-socket.ts';

/** The client's own factory, for callers who wrap it. */
export const webSocketOverWs: WebSocketFactory = (url, options) => new WebSocket(url, options);
