import { realpathSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';

const MIME: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * The file of the built interface that an address of our own scheme means, or null. Nothing outside `root` is ever meant,
 * through no dots, backslashes, links or encodings.
 */
export function resolveAppFile(root: string, url: string, host: string): { path: string; mime: string } | null {
  try {
    const parsed = new URL(url);
    if (parsed.host !== host) return null;
    const decoded = decodeURIComponent(parsed.pathname);
    if (decoded.includes('\0') || decoded.includes('\\')) return null;
    const base = realpathSync(root);
    const path = realpathSync(join(base, decoded === '/' || decoded === '' ? 'index.html' : decoded));
    const mime = MIME[extname(path)];
    if (!path.startsWith(base + sep) || mime === undefined || !statSync(path).isFile()) return null;
    return { path, mime };
  } catch {
    return null;
  }
}
