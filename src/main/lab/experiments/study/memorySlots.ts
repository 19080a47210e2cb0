interface Waiting {
  bytes: number;
  go: () => void;
}

/** Lets works run side by side as long as their number and their memory allow; one alone always may. First come, first served of those that fit. */
export class MemorySlots {
  private readonly waiting: Waiting[] = [];
  private running = 0;
  private used = 0;

  constructor(
    private readonly width: number,
    private readonly budgetBytes: number,
  ) {}

  async run<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((go) => {
      this.waiting.push({ bytes, go });
      this.next();
    });
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.used -= bytes;
      this.next();
    }
  }

  private next(): void {
    for (;;) {
      if (this.running >= this.width) return;
      const at = this.waiting.findIndex(({ bytes }) => this.running === 0 || this.used + bytes <= this.budgetBytes);
      const [one] = at < 0 ? [] : this.waiting.splice(at, 1);
      if (!one) return;
      this.running += 1;
      this.used += one.bytes;
      one.go();
    }
  }
}
