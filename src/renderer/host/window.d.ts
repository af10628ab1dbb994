import type { HostApi } from '../../core/host-api';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop app; nothing in a browser. */
    readonly guillemet?: HostApi;
  }
}
