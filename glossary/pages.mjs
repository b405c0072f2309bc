/** Stands where a block was; no page holds it. */
const LEFT_OUT = '\uE000';

/**
 * A rule's page for readers: its blocks say what they are, without the marks that speak to tests. Most are
 * there for tests: one of each kind in each language stays, with what the fix makes of it, which then is the
 * good example.
 */
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
  const kindOf = (block) => {
    if (block.file === '.cloud-glossary.yaml') return 'Settings';
    if (block.isFixed) return 'After the fix';
    return exampleOf(block).some(({ isFound }) => isFound) ? 'Found' : 'Left alone';
  };
  const hasFix = blocks.some(({ isFixed }) => isFixed);
  const shownBlocks = blocks.filter((block) => !hasFix || kindOf(block) !== 'Left alone');
  const kept = keptOf(shownBlocks, exampleOf, kindOf);
  let shown = '';
  let at = 0;
  const page = text.replaceAll(fences, () => {
    const block = blocks[at++];
    if (!kept.has(block)) return LEFT_OUT;
    const { fence, language, file, code } = block;
    const kind = kindOf(block);
    const heading = kind === shown ? '' : `## ${kind}\n\n`;
    shown = kind;
    const name = exampleOf(block).length > 1 ? `\`${file}\`\n\n` : '';
    return `${heading}${name}${fence}${language}\n${code}${fence}`;
  });
  return page.replaceAll(new RegExp(`${LEFT_OUT}\n*`, 'g'), '').trimEnd();
}

/** The first example of each kind in each language, and what follows from it. */
function keptOf(blocks, exampleOf, kindOf) {
  const kept = new Set();
  const told = new Set();
  for (const [i, block] of blocks.entries()) {
    const key = `${block.language} ${kindOf(block)}`;
    const first = exampleOf(block)[0];
    const stays = block.isFixed
      ? kept.has(blocks[i - 1])
      : first === block
        ? !told.has(key)
        : kept.has(first);
    if (!stays) continue;
    told.add(key);
    kept.add(block);
  }
  return kept;
}
