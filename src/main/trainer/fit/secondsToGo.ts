/** Seconds until the last step at the pace so far; undefined in the first half second, when the first steps still warm up. */
export function secondsToGo(total: number, already: number): (done: number) => number | undefined {
  const start = performance.now();
  return (done) => {
    const seconds = (performance.now() - start) / 1000;
    if (seconds < 0.5 || done <= already) return undefined;
    return (seconds / (done - already)) * (total - done);
  };
}
