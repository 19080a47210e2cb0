/** What a file may cost. Everything beyond is declined with a sentence instead of filling the memory. */
export const limits = {
  /** Any file, bytes. */
  fileBytes: 256 * 1024 * 1024,
  /** Text that is decoded as a whole, bytes. */
  textBytes: 64 * 1024 * 1024,
  /** Points of one file, all scans together. */
  points: 2_000_000,
  /** Scans of one file. */
  scans: 2_000,
  /** Fewer points are not a measurement. */
  leastPoints: 5,
  xmlDepth: 80,
  xmlTags: 4_000_000,
  zipEntries: 4_000,
  /** One unpacked entry, bytes, counted while it is unpacked. */
  zipEntryBytes: 64 * 1024 * 1024,
  /** All unpacked entries, bytes. */
  zipTotalBytes: 192 * 1024 * 1024,
  /** Unpacked over packed size of an entry; real instrument files stay below 60. */
  zipRatio: 200,
  /** Extra header lines kept, and how long each may be. */
  extraEntries: 300,
  extraLength: 2_000,
} as const;
