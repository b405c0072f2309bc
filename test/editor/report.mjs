/** Prints each test of a suite, then the suite's line; gives the number of failures. */
export function report(suite, outcomes) {
  for (const { title, state, error } of outcomes) {
    console.log(`  ${{ passed: '✔', failed: '✘', skipped: '-' }[state]} ${title}`);
    if (error) console.log(error.replaceAll(/^/gm, '      '));
  }
  const count = (state) => outcomes.filter((outcome) => outcome.state === state).length;
  console.log(`# ${suite}: ${count('passed')} passed, ${count('failed')} failed`);
  return count('failed');
}
