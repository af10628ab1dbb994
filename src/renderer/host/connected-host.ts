import type { HostApi } from '../../core/host-api';

/** `lost`: calls wait a little and then fail, events are missed. `open` again: read anew what is shown. */
export type ConnectionState = 'open' | 'lost';

/** What the page holds in its hands, and how it learns that the host behind it went away or came back. */
export interface ConnectedHost extends HostApi {
  /**
   * Only where the connection can be lost. Tells of every change after now, and returns the way to stop
   * listening. A host is handed out with its connection open.
   */
  onConnection?(listener: (state: ConnectionState) => void): () => void;
}
