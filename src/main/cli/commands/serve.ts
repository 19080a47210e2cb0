import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findInstallation } from '../../files/folders.js';
import { openHttpDoor } from '../../transports/http.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { openLab } from '../openLab.js';
import { UsageError } from '../usageError.js';

export interface ServeFlags {
  data?: string;
  port?: string;
  open?: boolean;
}

/** `phaselens serve`: the interface on loopback until Ctrl-C. */
export async function serve(io: Io, flags: ServeFlags): Promise<number> {
  const port = Number(flags.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UsageError(`--port ${flags.port ?? ''} is no port: write a number from 0 to 65535.`);
  const { rendererFolder } = findInstallation(io.entryUrl);
  const { handle, close } = openLab(io, { data: flags.data, mode: 'readwrite', workers: true, samples: true });
  try {
    const built = existsSync(join(rendererFolder, 'index.html'));
    const door = await openHttpDoor(handle, {
      port,
      ...(built ? { rendererFolder } : {}),
      log: (message, error) =>
        io.error(`${message}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
    });
    const ended = io.interrupted();
    io.out(
      `Phaselens is served at ${door.address}\nOnly this machine can reach it, and only with this token. Ctrl-C ends it.\n`,
    );
    if (flags.open && !openBrowser(door.address)) io.out('No browser was found here; open the address in one.\n');
    await ended;
    io.out('Closing.\n');
    await door.close();
    return exitCode.done;
  } finally {
    await close();
  }
}

/** The person's default browser, where there is one and a display to show it. */
function openBrowser(address: string): boolean {
  const [command, ...args] = browserCommand(address);
  if (!command) return false;
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
  return true;
}

function browserCommand(address: string): string[] {
  if (process.platform === 'darwin') return ['open', address];
  // `start` is a word of the shell; the empty title keeps it from taking the address for one.
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '""', address.replace(/&/g, '^&')];
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  return display && existsSync('/usr/bin/xdg-open') ? ['xdg-open', address] : [];
}
