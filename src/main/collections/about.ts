import { z } from 'zod';

/** A collection about itself. */
export const aboutSchema = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  licence: z.string(),
  citation: z.string(),
  createdAt: z.string(),
  /** The import under way or the last one. */
  import: z.object({
    /** Path, size and time of the source: the same source is gone on with. */
    source: z.string(),
    /** Files that are done with, in the source's order. */
    files: z.number(),
    /** The last of them. */
    lastFile: z.string(),
    finished: z.boolean(),
  }),
});

export type CollectionAbout = z.infer<typeof aboutSchema>;
export type ImportProgress = CollectionAbout['import'];
