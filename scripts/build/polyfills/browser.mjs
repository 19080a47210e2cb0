// What the web platform gained after Chromium 83, as far as our renderer and its libraries use it. Test runtime only.

/** @param {object} target @param {Record<string, unknown>} members */
function add(target, members) {
  for (const [name, value] of Object.entries(members)) {
    if (!(name in target)) Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}

add(globalThis, {
  WeakRef: class {
    constructor(/** @type {object} */ target) {
      this.target = target;
    }
    deref() {
      return this.target;
    }
  },
});

add(Crypto.prototype, {
  randomUUID() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  },
});

add(Element.prototype, {
  replaceChildren(/** @type {(Node | string)[]} */ ...nodes) {
    while (this.firstChild) this.firstChild.remove();
    this.append(...nodes);
  },
});
