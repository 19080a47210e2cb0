import type { PublishedNetwork } from '../../../contract/index.js';
import { describeNetwork } from '../../../core/architectures/describeNetwork.js';
import { parameterCount } from '../../../core/architectures/parameterCount.js';
import { publishedFor } from '../../../core/architectures/publishedFor.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { table } from '../table.js';

export interface NetworksFlags {
  /** Points of a spectrum. */
  input: number;
  classes: number;
  json?: boolean;
}

/** `phaselens networks`: every published network as it would be made for spectra of this size. */
export function networks(io: Io, { input, classes, json }: NetworksFlags): number {
  const list = publishedFor({ inputLength: input, outputs: classes });
  io.out(json ? `${JSON.stringify(list.map(networkJson), null, 2)}\n` : networksText(list, io.columns));
  return exitCode.done;
}

/** `parameters` as Keras counts them: moving statistics of batch normalisation too. */
function networkJson({ id, title, group, source, spec, problem }: PublishedNetwork) {
  const about = { name: id, title, group, source };
  if (!spec) return { ...about, problem, parameters: null, macs: null, layers: [] };
  const { total, trainable } = parameterCount(spec);
  const { layers, macs } = describeNetwork(spec);
  return { ...about, parameters: total, trainable, macs, layers };
}

function networksText(list: readonly PublishedNetwork[], width: number): string {
  const millions = (value: number): string => (value / 1e6).toFixed(2);
  return table(
    list,
    [
      { title: 'name', value: ({ id }) => id },
      { title: 'group', value: ({ group = '' }) => group },
      {
        title: 'parameters (10⁶)',
        value: ({ spec }) => (spec ? millions(parameterCount(spec).total) : ''),
        align: 'right',
      },
      { title: 'MAC (10⁶)', value: ({ macs }) => (macs === undefined ? '' : (macs / 1e6).toFixed(1)), align: 'right' },
      { title: 'what it is', value: ({ title, problem }) => problem ?? title, flexible: true },
    ],
    width,
  );
}
