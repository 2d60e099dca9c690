import type { WebhookAnswer, WebhookRequest } from './webhook-client.js';

/** The port through which calls reach the application; the emulator's own client keeps it over HTTP. */
export interface WebhookSender {
  /** @throws WebhookFailed */
  send(request: WebhookRequest): Promise<WebhookAnswer>;
}
