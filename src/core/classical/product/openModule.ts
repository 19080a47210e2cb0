/** What is used of the engine's WebAssembly: this layer has no DOM library to take the types from. */
declare const WebAssembly:
  | {
      validate: (this: void, bytes: Uint8Array<ArrayBuffer>) => boolean;
      Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
      Instance: new (module: object) => { exports: unknown };
    }
  | undefined;

export interface ModuleMemory {
  buffer: ArrayBuffer;
  grow(pages: number): number;
}

const PAGE = 65536;

/** Makes instances of a module whose bytes `bytesOf` writes, with the fused instructions where this engine knows them; null where it runs no such module. */
export function openModule<T>(bytesOf: (fused: boolean) => Uint8Array<ArrayBuffer>): (() => T) | null {
  if (typeof WebAssembly === 'undefined') return null;
  const { Module, Instance, validate } = WebAssembly;
  for (const fused of [true, false]) {
    const bytes = bytesOf(fused);
    try {
      // A page whose policy forbids WebAssembly throws here, and goes the plain way.
      if (validate(bytes)) {
        const module = new Module(bytes);
        return () => new Instance(module).exports as T;
      }
    } catch {
      return null;
    }
  }
  return null;
}

/** Grows the memory to at least so many bytes. */
export function growTo(memory: ModuleMemory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing > 0) memory.grow(missing);
}
