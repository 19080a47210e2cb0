import type { ReportContext } from './reportContext.js';

/** The whole context as JSON; arrays of numbers as plain lists. `schema` names the shape for readers of later versions. */
export function renderJson(context: ReportContext): string {
  const replacer = (_key: string, value: unknown): unknown =>
    ArrayBuffer.isView(value) && !(value instanceof DataView)
      ? Array.from(value as unknown as ArrayLike<number>)
      : value;
  return `${JSON.stringify({ schema: 'phaselens-report-1', ...context }, replacer, 2)}\n`;
}
