import { argumentsOf, commandsIn } from '../../concepts/commands.ts';
import { isRoot, stepsDownItself } from '../../concepts/images.ts';
import { shifted } from '../../core/span.ts';
import { shippedStages, type Stage } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    const stages = shippedStages(document);
    const [last] = stages;
    const image = stages.at(-1)?.image?.value;
    if (!last?.from.node.label || typeof image !== 'string' || !isRoot(image)) return;
    const has = (...keywords: readonly string[]) =>
      stages.some((stage) => stage.instructions(...keywords).length > 0);
    if (has('USER') || !has('CMD', 'ENTRYPOINT') || stages.some(stepsDown)) return;
    if (stages.some(leavesUser) || (!has('ENTRYPOINT') && stepsDownItself(image))) return;
    report('missing-user', { span: shifted(last.from.node.label, last.from.part.segment.from) });
  },
};

/** True for a stage that sets the user of the images that are built on it. */
const leavesUser = (stage: Stage): boolean =>
  stage
    .instructions('ONBUILD')
    .some(({ node }) => node.children?.some(({ label }) => label?.text.toUpperCase() === 'USER'));

/** What entrypoints start their program with as another user: https://github.com/tianon/gosu */
const STEPS: ReadonlySet<string> = new Set(['gosu', 'su-exec']);

const INSTALLS = [
  ['apk', 'add'],
  ['apt-get', 'install'],
  ['apt', 'install'],
] as const;

/** True for a stage that installs a program to give up root with, which its entrypoint then does. */
const stepsDown = (stage: Stage): boolean =>
  stage
    .instructions('RUN')
    .some(({ node }) =>
      INSTALLS.some((install) =>
        commandsIn(node, ...install).some((command) =>
          argumentsOf(command).some(({ value }) => STEPS.has(String(value).split('=')[0] ?? '')),
        ),
      ),
    );

export default rule;
