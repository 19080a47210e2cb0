import { Socket } from 'node:net';
import { LAB_PIPE_FD } from '../transports/forkNodeLab.js';
import { portChannel, streamChannel, type ByteChannel, type MessagePortLike } from '../transports/byteChannel.js';
import { toEnvelope } from '../transports/dispatch.js';
import { refuseLabProcess, serveLabProcess } from '../transports/labProcessServer.js';
import { createLab } from './createLab.js';
import { defaultDataFolder } from '../files/folders.js';
import { labOptions } from './labOptions.js';

/** Entry of the lab process: `--data DIR`; answers on Electron's parent port, or on the extra pipe under plain Node. */
const log = (message: string, error?: unknown): void => {
  process.stderr.write(
    `${message}${error === undefined ? '' : `: ${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}`}\n`,
  );
};

function openChannel(): ByteChannel {
  const { parentPort } = process as unknown as { parentPort?: MessagePortLike };
  return parentPort ? portChannel(parentPort) : streamChannel(new Socket({ fd: LAB_PIPE_FD }));
}

function main(): void {
  const channel = openChannel();
  const flag = process.argv.indexOf('--data');
  const dataFolder = (flag >= 0 ? process.argv[flag + 1] : undefined) ?? defaultDataFolder();
  try {
    const options = labOptions(import.meta.url, { dataFolder, mode: 'readwrite', workers: true, log });
    const lab = createLab({ ...options, samples: true, shell: true });
    const end = (): void => {
      lab
        .close()
        .catch((error: unknown) => log('The lab could not be closed', error))
        .finally(() => process.exit(0));
    };
    process.on('SIGTERM', end);
    process.on('SIGINT', end);
    // The parent's terminal is gone: writing to it must not end the lab.
    process.stderr.on('error', () => undefined);
    process.stdout.on('error', () => undefined);
    serveLabProcess(channel, lab, { version: options.version, onEnd: end, log });
  } catch (error) {
    refuseLabProcess(channel, toEnvelope(error, 'starting the lab', log));
    // Ends by itself once the refusal is written and the parent hangs up.
    channel.onMessage(() => process.exit(1));
    channel.onClose(() => process.exit(1));
  }
}

main();
