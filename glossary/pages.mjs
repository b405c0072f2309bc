/** A rule's page for readers: its blocks say what they are, without the marks that speak to tests. */
export function readable(text) {
  const fences = /^(`{3,})([^\n`]*)\n([\s\S]*?)^\1[ \t]*$/gm;
  const mark = /^\s*#(?:\s*\^+| ?<-+)\s+[a-z0-9-]+(?::.*)?\n/gm;
  const blocks = [...text.matchAll(fences)].map(([, fence, info, body]) => {
    const [language, ...words] = info.trim().split(/\s+/);
    const code = body.replaceAll(mark, '');
    const folder = words.find((word) => word.startsWith('folder='));
    const isFixed = words.includes('fixed');
    return { fence, language, file: words[0], folder, isFixed, code, isFound: code !== body };
  });
  // Files of one folder are one example.
  const exampleOf = (one) =>
    one.folder && !one.isFixed
      ? blocks.filter(({ folder, isFixed }) => folder === one.folder && !isFixed)
      : [one];
  let shown = '';
  let at = 0;
  return text.replaceAll(fences, () => {
    const block = blocks[at++];
    const { fence, language, file, isFixed, code } = block;
    const example = exampleOf(block);
    const isFound = example.some((one) => one.isFound);
    const kind = isFixed ? 'After the fix' : isFound ? 'Found' : 'Left alone';
    const heading = kind === shown ? '' : `## ${kind}\n\n`;
    shown = kind;
    const name = example.length > 1 ? `\`${file}\`\n\n` : '';
    return `${heading}${name}${fence}${language}\n${code}${fence}`;
  });
}
