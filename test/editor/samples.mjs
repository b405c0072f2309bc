// The five files of the sample workspace, and how the main job looks in them.
export const SAMPLES = [
  'app/Dockerfile',
  'compose.yaml',
  'Vagrantfile',
  'site.yml',
  'infra/main.tf',
];

/** Where hovers of risk are due and where they are not: line of the first match, word on it. */
const RISKY = /docker run(?: -\S+| --rm| --name \S+)* (--net=host)/;
const HARMLESS = [
  ['a harmless value', /docker run --rm (--net=bridge)/],
  ['text that is printed', /echo "(--net=host)"/],
  ["the container's own arguments", /docker run --rm \S+ echo (--net=host)/],
];

/** Places of the words in a sample's text: lines and columns are counted from one. */
export function placesIn(text) {
  const lines = text.split('\n');
  const find = (what, pattern) => {
    for (const [i, line] of lines.entries()) {
      const match = pattern.exec(line);
      if (!match) continue;
      const column = match.index + match[0].lastIndexOf(match[1]) + 1;
      return { what, word: match[1], line: i + 1, column };
    }
    throw new Error(`There is no line for ${what}`);
  };
  return {
    risky: find('the host network', RISKY),
    harmless: HARMLESS.map(([what, pattern]) => find(what, pattern)),
  };
}
