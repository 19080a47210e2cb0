import { z } from 'zod';
import type { Job } from '../data/job.js';
import { method, type Method } from '../method.js';

const id = z.string().min(1).max(200);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes are needed here');

/** Whole databases through a door that names no paths, and libraries as tables. */
export const databaseMethods = {
  /** An archive that a page sends piece by piece. One at a time: an earlier one that was not imported is dropped. */
  'libraries.beginArchive': method<{ uploadId: string }>()(
    'write',
    z.object({
      fileName: z.string().min(1).max(1000),
      size: z.number().int().min(1),
      /** When it was changed last, ms: with name and size it tells whether an import is gone on with. */
      modified: z.number(),
    }),
  ),
  'libraries.addToArchive': method<null>()('write', z.object({ uploadId: id, offset: z.number().int().min(0), bytes })),
  'libraries.dropArchive': method<null>()('write', z.object({ uploadId: id })),
  /** As `libraries.importDatabase`, of an archive that was sent whole. */
  'libraries.importArchive': method<Job>()(
    'job',
    z.object({
      uploadId: id,
      libraryName: z.string().trim().min(1).max(500),
      licence: z.string().max(500).optional(),
      citation: z.string().max(2000).optional(),
    }),
  ),
  /** What a library holds, or what failed in its import, as rows of CSV, a part at a time; `next` is where the next part begins. */
  'libraries.csv': method<{ text: string; next: number | null }>()(
    'read',
    z.object({ id, what: z.enum(['references', 'failures']), offset: z.number().int().min(0).default(0) }),
  ),
} satisfies Record<string, Method>;
