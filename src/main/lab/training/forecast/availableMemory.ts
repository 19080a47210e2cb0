import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { freemem } from 'node:os';

/** Bytes that a new process can have without swapping: free, and what the system gives back where it is wanted (caches). */
export function availableMemory(): number {
  if (process.platform === 'linux') return linux();
  if (process.platform === 'darwin') return mac() ?? freemem();
  return freemem();
}

function linux(): number {
  const free = kilobytes(read('/proc/meminfo'), 'MemAvailable') ?? freemem();
  return Math.min(free, ofContainer() ?? Infinity);
}

/** What the limit of a container (control groups, version 2) leaves; cached files count as free. */
function ofContainer(): number | undefined {
  const limit = Number(read('/sys/fs/cgroup/memory.max'));
  if (!(limit > 0)) return undefined;
  const used = Number(read('/sys/fs/cgroup/memory.current'));
  const cached = Number(/^inactive_file (\d+)$/m.exec(read('/sys/fs/cgroup/memory.stat'))?.[1] ?? 0);
  return Math.max(0, limit - used + cached);
}

/** macOS calls memory free only while nothing at all is in it. */
function mac(): number | undefined {
  try {
    return macPages(execFileSync('vm_stat', { encoding: 'utf8', timeout: 2000 }));
  } catch {
    return undefined;
  }
}

/** Of what `vm_stat` writes. */
export function macPages(text: string): number | undefined {
  const page = Number(/page size of (\d+) bytes/.exec(text)?.[1]);
  const pages = ['free', 'inactive', 'speculative', 'purgeable'].map((kind) =>
    Number(new RegExp(`^Pages ${kind}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0),
  );
  const bytes = page * pages.reduce((sum, count) => sum + count, 0);
  return bytes > 0 ? bytes : undefined;
}

function kilobytes(text: string, name: string): number | undefined {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1];
  return found === undefined ? undefined : 1024 * Number(found);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
