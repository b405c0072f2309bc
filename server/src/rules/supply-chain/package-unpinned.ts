import { mentions } from '../../concepts/mentions.ts';
import { argumentsOf, commandsIn, isAt, isGiven, runOf } from '../../concepts/commands.ts';
import { setsVariable } from '../../concepts/cleaning.ts';
import { mayHoldOptions, type Package, packagesOf, wordsOf } from '../../concepts/packages.ts';
import type { Document, Part } from '../../core/document.ts';
import { imageOf, instructionsBefore, mountTargets } from '../../languages/dockerfile/view.ts';
import type { Hit, Mark, RuleCode } from '../rule.ts';

const rule: RuleCode = {
  check(hit, facts) {
    const run = runOf(hit.above);
    if (!run || mayHoldOptions(hit.node) || isDecidedHere(hit)) return undefined;
    const loose = packagesOf(hit.node, facts).filter(isLoose);
    return loose.length ? markOf(loose) : undefined;
  },

  keep({ hit, part }, { document }) {
    if (wordsOf(hit.name, 'text').some((word) => mentions(document, word))) return false;
    const variables = wordsOf(hit.name, 'variable');
    if (variables.length) {
      const before = instructionsBefore(document, part, 'ENV', 'ARG').map(({ node }) => node);
      if ([...part.nodes, ...before].some((node) => setsVariable(node, variables))) return false;
    }
    return !isOfModule(hit) || !mayHaveModule(hit, document, part);
  },
};

const isLoose = ({ kind }: Package): boolean => kind === 'name' || kind === 'repository';

/** One finding for a command, at the first of its packages. */
function markOf([first, ...more]: readonly Package[]): Mark {
  const { node } = first!;
  const name = node.label?.text ?? String(node.value);
  const others = more.length ? ` and ${more.length} more` : '';
  return { span: node.label ?? node, fill: { packages: `${name}${others}` } };
}

/** A flag says which versions are meant: `--constraint`, `--option APT::Default-Release`. */
const isDecidedHere = ({ node, above, name }: Hit): boolean =>
  isGiven(wordsOf(name, 'flag'), node, ...above.slice(-2));

/** `go install` without a version takes that of the module around it. */
const isOfModule = ({ node }: Hit): boolean =>
  node.addresses.some(({ path }) => path[0] === 'go' && path[1] === 'install') &&
  !argumentsOf(node).some(({ value }) => String(value).includes('@'));

/** What brings or makes a module. */
const BRINGS = [['git'], ['go', 'mod'], ['tar'], ['unzip'], ['cd']];

/** Nobody knows what images other than Go's own hold. */
function mayHaveModule({ above }: Hit, document: Document, part: Part): boolean {
  const before = instructionsBefore(document, part, 'COPY', 'ADD', 'RUN');
  const runs = [runOf(above)!, ...before.map(({ node }) => node)];
  const image = imageOf(document, part);
  return (
    !image ||
    !isAt(image, 'image', 'golang') ||
    before.some(({ keyword }) => keyword !== 'RUN') ||
    runs.some(
      (run) => mountTargets(run).length || BRINGS.some((words) => commandsIn(run, ...words).length),
    )
  );
}

export default rule;
