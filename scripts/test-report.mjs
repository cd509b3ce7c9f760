/** Counts vitest's JSON report. A file that could not be run has no tests, so it counts as one failure. */
export function countReport(report) {
  const notRun = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(isFailed))
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + notRun.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

function isFailed(test) {
  return test.status === 'failed'
}
