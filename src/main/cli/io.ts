/** What the command line touches of its surroundings; tests bring their own. */
export interface Io {
  out(text: string): void;
  error(text: string): void;
  env: Record<string, string | undefined>;
  /** Width of the terminal in columns. */
  columns: number;
  /** Somebody watches stderr: progress is welcome there. */
  watched: boolean;
  /** Where the installation is found from: the address of a built entry. */
  entryUrl: string;
  /** Resolves when the person ends a command that stays, e.g. by Ctrl-C. */
  interrupted(): Promise<void>;
}

/** The process's own streams. A reader that goes away (`| head`) ends the output, not the command. */
export function processIo(entryUrl: string): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    error: (text) => void process.stderr.write(text),
    env: process.env,
    columns: process.stdout.columns ?? 120,
    watched: process.stderr.isTTY,
    entryUrl,
    interrupted: () =>
      new Promise((resolve) => {
        process.once('SIGINT', () => resolve());
        process.once('SIGTERM', () => resolve());
        process.once('SIGHUP', () => resolve());
      }),
  };
}
