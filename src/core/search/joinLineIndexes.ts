import type { LineIndex } from './lineIndex.js';

/**
 * One index of several, entries in their order: a library that lies in pieces is indexed piece by piece. `memory` gives the room for the columns, shared
 * between threads for instance.
 */
export function joinLineIndexes(
  parts: readonly LineIndex[],
  memory: (bytes: number) => ArrayBuffer | SharedArrayBuffer = (bytes) => new ArrayBuffer(bytes),
): LineIndex {
  const sum = (of: (part: LineIndex) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const count = sum((part) => part.count);
  const offsets = new Uint32Array(memory(4 * (count + 1)));
  let entry = 0;
  let line = 0;
  for (const part of parts) {
    for (let i = 0; i < part.count; i++) offsets[++entry] = line + part.offsets[i + 1]!;
    line = offsets[entry]!;
  }
  const joined: LineIndex = {
    count,
    offsets,
    coarse: new Uint16Array(memory(2 * sum(({ coarse }) => coarse.length))),
    position: new Uint16Array(memory(2 * sum(({ position }) => position.length))),
    strength: new Uint8Array(memory(sum(({ strength }) => strength.length))),
    elements: new Uint32Array(memory(4 * sum(({ elements }) => elements.length))),
  };
  for (const column of ['coarse', 'position', 'strength', 'elements'] as const) {
    let at = 0;
    for (const part of parts) {
      joined[column].set(part[column], at);
      at += part[column].length;
    }
  }
  return joined;
}
