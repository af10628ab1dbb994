/** The two ways between the page and the host: calls with their answers, and events. */
export const callChannel = 'guillemet:call';
export const eventChannel = 'guillemet:event';

/** What travels on `eventChannel`. */
export interface EventMessage {
  name: string;
  payload: unknown;
}
