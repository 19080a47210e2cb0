import type { EventName, EventSource, LabEvents } from '../../contract/index.js';

export interface EventHub extends EventSource {
  emit<Name extends EventName>(name: Name, payload: LabEvents[Name]): void;
}

/** Passes events to whoever listens; a listener that fails hurts nobody else. */
export function createEventHub(log: (message: string, error: unknown) => void): EventHub {
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) {
        try {
          listener(payload as never);
        } catch (error) {
          log(`A listener of ${name} failed`, error);
        }
      }
    },
  };
}
