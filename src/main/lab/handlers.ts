import type { MethodName, Output, Parsed } from '../../contract/index.js';

/** The same without properties that are there but `undefined`: an absent property is absent. */
export type Exact<T> = T extends Uint8Array
  ? T
  : T extends object
    ? { [Key in keyof T]: Exact<Exclude<T[Key], undefined>> }
    : T;

/** The lab's answer to every method of the contract. */
export type Handlers = { [Name in MethodName]: (input: Exact<Parsed<Name>>) => Output<Name> | Promise<Output<Name>> };

/** One service answers the methods of one area. */
export type Area<Prefix extends string> = Pick<Handlers, Extract<MethodName, `${Prefix}.${string}`>>;

/** Makes validated input {@link Exact}. */
export function exact(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(exact);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, exact(item)]])),
  );
}
