/**
 * What a report of Stryker says in few numbers. Killed means that a test failed, or that it did not end; survived
 * includes what no test reaches.
 */
export function figuresOf({ files }) {
  const survivors = [];
  let killed = 0;
  for (const [file, { mutants, source }] of Object.entries(files)) {
    const lines = source.split('\n');
    for (const { status, location, mutatorName, replacement } of mutants) {
      if (status === 'Killed' || status === 'Timeout') killed += 1;
      else if (status === 'Survived' || status === 'NoCoverage') {
        const { line, column } = location.start;
        survivors.push({
          file,
          line,
          column,
          status,
          mutatorName,
          replacement,
          code: lines[line - 1].trim(),
        });
      }
    }
  }
  const total = killed + survivors.length;
  return { killed, total, percent: total === 0 ? 100 : (100 * killed) / total, survivors };
}
