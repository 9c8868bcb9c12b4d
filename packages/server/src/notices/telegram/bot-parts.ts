import type { Desk } from '../../desk/desk.ts';
import type { RequestReport } from '../../requests/request.ts';
import type { ButtonParts } from './write-buttons.ts';

/** What the bot may ask of the desk. */
export interface BotDesk
  extends Pick<Desk, 'clock' | 'calendar' | 'pause' | 'resume' | 'liveFacts' | 'comingActions'> {
  request(wish: {
    readonly accountId: string;
    readonly userId: string;
    readonly kind: 'retry' | 'drop' | 'cancel';
    readonly orderId: string;
    readonly channel: 'telegram';
  }): Promise<RequestReport>;
}

export interface BotParts extends ButtonParts {
  readonly desk: BotDesk;
}
