import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { LabError } from '../../../contract/data/errors.js';
import { limits } from '../limits.js';

/** An element as the parser leaves it; look inside with the functions below only. */
export type XmlNode = unknown;

const textKey = '#text';

/**
 * Parse XML that may be hostile: document types and entities are refused, depth and number of tags bounded, values stay
 * text. Namespace prefixes are dropped.
 * @throws LabError `damaged-file` (with the line) or `unsupported-format`
 */
export function parseXml(text: string, place: string): XmlNode {
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(text)) {
    throw new LabError(
      'unsupported-format',
      `${place} declares a document type or entities, which instruments do not write and Phaselens does not follow; export the file again from the instrument's program.`,
    );
  }
  checkNesting(text, place);
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    throw new LabError(
      'damaged-file',
      `${place} is not complete XML (line ${valid.err.line}: ${valid.err.msg.replace(/\.$/, '').slice(0, 120)}); the file seems cut off or damaged, copy it again from the instrument.`,
    );
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    textNodeName: textKey,
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    trimValues: true,
  });
  try {
    return parser.parse(text) as XmlNode;
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : 'unknown';
    throw new LabError(
      'damaged-file',
      `${place} cannot be read as XML (${reason}); copy it again from the instrument.`,
      {},
      { cause: error },
    );
  }
}

/** Count depth and tags before anything is built from them. */
function checkNesting(text: string, place: string): void {
  let depth = 0;
  let tags = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at);
      if (end === -1) return;
      at = end;
      continue;
    }
    if (text.startsWith('<![CDATA[', at)) {
      const end = text.indexOf(']]>', at);
      if (end === -1) return;
      at = end;
      continue;
    }
    const next = text.charCodeAt(at + 1);
    if (next === 63 || next === 33) continue;
    tags++;
    if (next === 47) depth--;
    else {
      const end = text.indexOf('>', at);
      if (end === -1) return;
      if (text.charCodeAt(end - 1) !== 47) depth++;
      at = end - 1;
    }
    if (depth > limits.xmlDepth || tags > limits.xmlTags) {
      throw new LabError(
        'too-large',
        `${place} is nested ${depth} tags deep or holds more than ${limits.xmlTags} tags, which no measurement does; check where it comes from.`,
      );
    }
  }
}

/** All child elements of that name; an only child counts as a list of one. */
export function children(node: XmlNode, name: string): XmlNode[] {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, name)) return [];
  const value = (node as Record<string, unknown>)[name];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** The first child element along a path of names. */
export function child(node: XmlNode, ...path: string[]): XmlNode {
  let at: XmlNode = node;
  for (const name of path) at = children(at, name)[0];
  return at;
}

/** Text of an element, with the five built-in entities decoded; undefined where the element is absent. */
export function textOf(node: XmlNode): string | undefined {
  if (typeof node === 'string') return decodeBuiltIns(node);
  if (typeof node === 'number' || typeof node === 'boolean') return String(node);
  const inner = children(node, textKey)[0];
  return typeof inner === 'string' ? decodeBuiltIns(inner) : undefined;
}

/** Text of the first child along a path. */
export function childText(node: XmlNode, ...path: string[]): string | undefined {
  return textOf(child(node, ...path));
}

/** Value of an attribute. */
export function attribute(node: XmlNode, name: string): string | undefined {
  return textOf(children(node, `@${name}`)[0]);
}

const builtIns: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' };

function decodeBuiltIns(text: string): string {
  return text.includes('&') ? text.replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => builtIns[entity] ?? entity) : text;
}

/** Every element of that name anywhere below a node, in document order. */
export function descendants(node: XmlNode, name: string, found: XmlNode[] = []): XmlNode[] {
  if (Array.isArray(node)) {
    for (const item of node as unknown[]) descendants(item, name, found);
  } else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      if (key === name) found.push(...children(node, name));
      descendants(value, name, found);
    }
  }
  return found;
}
