import type { DatasetPart } from '../../../contract/index.js';

/** Keeps the parts used last, up to so many bytes; a part that is being made counts nothing yet and is made once. */
export class PartCache {
  private readonly parts = new Map<string, { part: Promise<DatasetPart>; bytes: number }>();

  constructor(private readonly mostBytes: number) {}

  async get(key: string, make: () => Promise<DatasetPart>): Promise<DatasetPart> {
    const found = this.parts.get(key);
    const entry = found ?? { part: make(), bytes: 0 };
    this.parts.delete(key);
    this.parts.set(key, entry);
    try {
      const part = await entry.part;
      entry.bytes = part.x.byteLength + part.labels.byteLength;
      this.trim();
      return part;
    } catch (error) {
      this.parts.delete(key);
      throw error;
    }
  }

  private trim(): void {
    let total = [...this.parts.values()].reduce((sum, { bytes }) => sum + bytes, 0);
    for (const [key, { bytes }] of this.parts) {
      if (total <= this.mostBytes || this.parts.size <= 1) return;
      this.parts.delete(key);
      total -= bytes;
    }
  }
}
