import type { EventName, EventPayload } from '../../core/host-api';

export type EmitEvent = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

export type EventListener = (name: EventName, payload: unknown) => void;

/** Carries events from the services to however many pages are open; one that fails does not keep them from the others. */
export class EventBus {
  private readonly listeners = new Set<EventListener>();

  readonly emit: EmitEvent = (name, payload) => {
    for (const listener of this.listeners) notify(listener, name, payload);
  };

  /** Returns the way to stop listening. */
  readonly subscribe = (listener: EventListener): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };
}

/** Tells a listener. Its failure is its own: whatever the event tells of has happened and stays so. */
export function notify(listener: EventListener, name: EventName, payload: unknown): void {
  try {
    listener(name, payload);
  } catch (error) {
    console.error(error);
  }
}
