/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @type {Readonly<Count>} */
export const none = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function addCounts(counts) {
  return counts.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    none,
  );
}

/**
 * The last line of `npm test`.
 * @param {Count} count
 */
export function summaryLine(count) {
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  return `${count.passed} passed, ${count.failed} failed${skipped}`;
}

/**
 * One check that is either good or not, such as the linter.
 * @param {boolean} good
 * @returns {Count}
 */
export function oneCheck(good) {
  return good ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/**
 * Counts the tests of Vitest's JSON report. A test file that could not even be loaded has no tests: it counts as one failure.
 * @param {unknown} report
 * @returns {Count}
 */
export function countVitest(report) {
  const files = list(report, 'testResults');
  return addCounts(
    files.map((file) => {
      const tests = list(file, 'assertionResults').map((test) => String(field(test, 'status')));
      const failed = tests.filter((status) => status === 'failed').length;
      const passed = tests.filter((status) => status === 'passed').length;
      const broken = failed === 0 && field(file, 'status') === 'failed' ? 1 : 0;
      return { passed, failed: failed + broken, skipped: tests.length - passed - failed };
    }),
  );
}

/**
 * Counts the tests of Playwright's JSON report; a test that passed only when tried again counts as passed.
 * @param {unknown} report
 * @returns {Count}
 */
export function countPlaywright(report) {
  const stats = field(report, 'stats');
  const number = (/** @type {string} */ name) => Number(field(stats, name) ?? 0);
  return {
    passed: number('expected') + number('flaky'),
    failed: number('unexpected') + list(report, 'errors').length,
    skipped: number('skipped'),
  };
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown}
 */
function field(value, name) {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {unknown[]}
 */
function list(value, name) {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}
