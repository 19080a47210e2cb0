import {
  decodeWire,
  encodeWire,
  eventNames,
  LabError,
  MAX_CALL_BYTES,
  type FromLab,
  type Reply,
  type ToLab,
} from '../../contract/index.js';
import type { ByteChannel } from './byteChannel.js';
import type { Trust } from './labHandle.js';

/** A started lab process, however it was forked. */
export interface LabProcess {
  channel: ByteChannel;
  /** Called once with the code or signal. */
  onExit(listener: (reason: string) => void): void;
  kill(): void;
}

export interface LabProcessClientOptions {
  fork: () => LabProcess;
  /** How often a lost lab is started again; default 1. */
  restarts?: number;
  /** ms until a lab that says nothing counts as failed; default 30,000 (a migration may run). */
  startTimeoutMs?: number;
  log?: (message: string) => void;
}

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: LabError) => void;
}

/**
 * The parent's side of a lab process. Runs in the oldest Electron we test with (Node 12), so it uses nothing newer.
 * A lab that dies rejects every pending call and is started again; listeners are then told that everything may have changed.
 */
export class LabProcessClient {
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, Set<(payload: unknown) => void>>();
  private process: LabProcess | undefined;
  private ready: Promise<string> | undefined;
  private nextId = 1;
  private restartsLeft: number;
  private closing = false;
  private exited: (() => void) | undefined;

  constructor(private readonly options: LabProcessClientOptions) {
    this.restartsLeft = options.restarts ?? 1;
  }

  /** Starts the lab; resolves with its version. @throws LabError why the lab refused, or `unavailable` */
  start(): Promise<string> {
    if (!this.ready) this.ready = this.launch();
    return this.ready;
  }

  async call(name: string, input: unknown, trust: Trust = 'any'): Promise<unknown> {
    if (this.closing) throw new LabError('unavailable', 'Phaselens is closing.');
    await this.start();
    const child = this.process;
    if (!child) throw lost();
    const id = this.nextId++;
    const message: ToLab = { type: 'call', id, name, input, caller: trust };
    const bytes = encodeWire(message, MAX_CALL_BYTES + 1024);
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      child.channel.send(bytes);
    });
  }

  on(name: string, listener: (payload: unknown) => void): () => void {
    const set = this.listeners.get(name) ?? new Set<(payload: unknown) => void>();
    this.listeners.set(name, set);
    set.add(listener);
    return () => {
      set.delete(listener);
    };
  }

  /** Asks the lab to finish and waits for it; kills it after `graceMs`. */
  async close(graceMs = 5000): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    const child = this.process;
    if (!child) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => child.kill(), graceMs);
      this.exited = () => {
        clearTimeout(timer);
        resolve();
      };
      child.channel.send(encodeWire({ type: 'close' } satisfies ToLab));
    });
  }

  private launch(): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = this.options.fork();
      this.process = child;
      let answered = false;
      const timer = setTimeout(() => {
        reject(new LabError('unavailable', 'The lab process did not answer in time. Start Phaselens again.'));
        child.kill();
      }, this.options.startTimeoutMs ?? 30_000);
      const settle = (action: () => void) => {
        answered = true;
        clearTimeout(timer);
        action();
      };
      child.channel.onMessage((bytes) => {
        const message = decodeWire(bytes) as FromLab;
        if (message.type === 'ready') settle(() => resolve(message.version));
        else if (message.type === 'refused') {
          settle(() => reject(LabError.from(message.error)));
          // It said all that it had to say.
          child.kill();
        } else this.receive(message);
      });
      child.onExit((reason) => {
        if (!answered)
          settle(() => reject(new LabError('unavailable', `The lab process ended while it started (${reason}).`)));
        this.lose(child, reason);
      });
    });
  }

  private receive(message: Extract<FromLab, { type: 'reply' | 'event' }>): void {
    if (message.type === 'event') {
      this.emit(message.name, message.payload);
      return;
    }
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (waiting) settleCall(waiting, message.reply);
  }

  private lose(child: LabProcess, reason: string): void {
    if (this.process !== child) return;
    this.process = undefined;
    child.channel.close();
    const waiting = [...this.pending.values()];
    this.pending.clear();
    waiting.forEach((call) => call.reject(lost()));
    if (this.exited) this.exited();
    if (this.closing) return;
    if (this.options.log) this.options.log(`The lab process ended unexpectedly (${reason}).`);
    if (this.restartsLeft <= 0) return;
    this.restartsLeft -= 1;
    const started = this.ready;
    if (!started) return;
    // Only a lab that had once been ready is started again: one that refused would refuse again.
    started.then(
      () => {
        this.ready = this.launch();
        this.ready.then(
          () => this.announceEverything(),
          () => undefined,
        );
      },
      () => undefined,
    );
  }

  private announceEverything(): void {
    for (const name of eventNames) {
      if (name === 'measurements.changed') this.emit(name, { ids: [] });
      else if (name !== 'job.changed') this.emit(name, {});
    }
  }

  private emit(name: string, payload: unknown): void {
    const set = this.listeners.get(name);
    if (!set) return;
    set.forEach((listener) => {
      try {
        listener(payload);
      } catch (error) {
        // Thrown on, it would end the channel, and with it the lab.
        const reason = error instanceof Error ? error.message : String(error);
        if (this.options.log) this.options.log(`A listener of ${name} failed (${reason}).`);
      }
    });
  }
}

function settleCall(waiting: Pending, reply: Reply): void {
  if (reply.ok) waiting.resolve(reply.value);
  else waiting.reject(LabError.from(reply.error));
}

function lost(): LabError {
  return new LabError(
    'unavailable',
    'The lab process ended unexpectedly. What it had acknowledged is safe; please try again.',
  );
}
