// What the language gained after Node 12 and Chromium 83, as far as our sources and their libraries use it. Test runtime only.

/** @param {object} target @param {Record<string, unknown>} members */
function add(target, members) {
  for (const [name, value] of Object.entries(members)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}

/** @this {ArrayLike<unknown>} @param {number} index */
function at(index) {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

/** @this {ArrayLike<unknown>} @param {(value: unknown, index: number, all: unknown) => unknown} test */
function findLastIndex(test) {
  for (let i = this.length - 1; i >= 0; i -= 1) if (test(this[i], i, this)) return i;
  return -1;
}

/** @this {ArrayLike<unknown>} @param {(value: unknown, index: number, all: unknown) => unknown} test */
function findLast(test) {
  return this[findLastIndex.call(this, test)];
}

add(Object, {
  hasOwn: (/** @type {object} */ object, /** @type {PropertyKey} */ key) =>
    Object.prototype.hasOwnProperty.call(object, key),
  groupBy(/** @type {Iterable<unknown>} */ items, /** @type {(item: unknown, index: number) => PropertyKey} */ keyOf) {
    const groups = Object.create(null);
    let index = 0;
    for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
    return groups;
  },
});

const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
for (const prototype of [Array.prototype, typedArray]) {
  add(prototype, {
    at,
    findLast,
    findLastIndex,
    toSorted(/** @type {((a: unknown, b: unknown) => number) | undefined} */ compare) {
      return this.slice().sort(compare);
    },
    toReversed() {
      return this.slice().reverse();
    },
    with(/** @type {number} */ index, /** @type {unknown} */ value) {
      const copy = this.slice();
      copy[index < 0 ? copy.length + index : index] = value;
      return copy;
    },
  });
}
add(Array.prototype, {
  toSpliced(/** @type {[number, number, ...unknown[]]} */ ...args) {
    const copy = this.slice();
    copy.splice(...args);
    return copy;
  },
});

add(String.prototype, {
  at,
  replaceAll(/** @type {string | RegExp} */ search, /** @type {string} */ replacement) {
    if (search instanceof RegExp) return this.replace(search, replacement);
    if (typeof replacement === 'function') {
      return this.replace(new RegExp(search.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'), replacement);
    }
    return this.split(search).join(replacement);
  },
});

add(Promise, {
  any(/** @type {Iterable<unknown>} */ values) {
    const all = Array.from(values, (value) => Promise.resolve(value));
    return new Promise((resolve, reject) => {
      let left = all.length;
      const errors = new Array(left);
      if (left === 0) reject(new Error('All promises were rejected'));
      all.forEach((promise, i) =>
        promise.then(resolve, (error) => {
          errors[i] = error;
          left -= 1;
          if (left === 0) reject(Object.assign(new Error('All promises were rejected'), { errors }));
        }),
      );
    });
  },
  withResolvers() {
    /** @type {Record<string, unknown>} */
    const parts = {};
    parts['promise'] = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
    return parts;
  },
});

/** Deep copies of what crosses our contract: plain objects, arrays, typed arrays, dates, maps, sets; cycles kept. */
function copy(/** @type {unknown} */ value, /** @type {Map<unknown, unknown>} */ seen) {
  if (typeof value === 'function' || typeof value === 'symbol') throw new Error('This value cannot be cloned.');
  if (typeof value !== 'object' || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  const keep = (/** @type {unknown} */ made) => {
    seen.set(value, made);
    return made;
  };
  if (value instanceof Date) return keep(new Date(value.getTime()));
  if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
  if (value instanceof ArrayBuffer) return keep(value.slice(0));
  if (ArrayBuffer.isView(value)) {
    const buffer = copy(value.buffer, seen);
    if (value instanceof DataView) return keep(new DataView(buffer, value.byteOffset, value.byteLength));
    const Kind = value.constructor;
    return keep(Reflect.construct(Kind, [buffer, value.byteOffset, Reflect.get(value, 'length')]));
  }
  if (value instanceof Map) {
    const made = keep(new Map());
    for (const [key, item] of value) made.set(copy(key, seen), copy(item, seen));
    return made;
  }
  if (value instanceof Set) {
    const made = keep(new Set());
    for (const item of value) made.add(copy(item, seen));
    return made;
  }
  if (value instanceof Error)
    return keep(Object.assign(new Error(value.message), { name: value.name, stack: value.stack }));
  const made = keep(Array.isArray(value) ? new Array(value.length) : {});
  for (const key of Object.keys(value)) made[key] = copy(value[key], seen);
  return made;
}

add(globalThis, { structuredClone: (/** @type {unknown} */ value) => copy(value, new Map()) });
