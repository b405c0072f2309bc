import { argumentsOf, commandsIn } from '../../concepts/commands.ts';
import { isRoot, stepsDownItself } from '../../concepts/images.ts';
import type { Node } from '../../core/node.ts';
import { shifted } from '../../core/span.ts';
import { shippedStages, type Stage, valueAt } from '../../languages/dockerfile/view.ts';
import type { RuleCode } from '../rule.ts';

const rule: RuleCode = {
  survey({ document }, report) {
    const stages = shippedStages(document);
    const [last] = stages;
    const { from, image } = stages.at(-1) ?? {};
    const base = from && image && valueAt(document, from.part, image)?.text;
    if (!last?.from.node.label || base === undefined || !isRoot(base)) return;
    const has = (...keywords: readonly string[]) =>
      stages.some((stage) => stage.instructions(...keywords).length > 0);
    if (has('USER') || !has('CMD', 'ENTRYPOINT') || stages.some(stepsDown)) return;
    if (stages.some(leavesUser) || (!has('ENTRYPOINT') && stepsDownItself(base))) return;
    report('missing-user', { span: shifted(last.from.node.label, last.from.part.segment.from) });
  },
};

/** True for a stage that sets the user of the images that are built on it. */
const leavesUser = (stage: Stage): boolean =>
  stage
    .instructions('ONBUILD')
    .some(({ node }) => node.children?.some(({ label }) => label?.text.toUpperCase() === 'USER'));

/** What entrypoints start their program with as another user: https://github.com/tianon/gosu */
const STEPS = ['gosu', 'su-exec', 'setpriv', 'runuser', 's6-setuidgid'];

const INSTALLS = [['apk', 'add'], ['apt-get', 'install'], ['apt', 'install'], ['chmod']] as const;

const isStep = ({ value }: Node): boolean =>
  STEPS.includes(String(value).split('=')[0]?.split('/').at(-1) ?? '');

/** True for a stage that brings a program to give up root with, or starts by one. */
const stepsDown = (stage: Stage): boolean =>
  stage.instructions('RUN').some(({ node }) => installs(node)) ||
  stage.instructions('COPY', 'ADD').some(({ node }) => node.children?.some(isStep)) ||
  stage
    .instructions('CMD', 'ENTRYPOINT')
    .some(({ node }) => STEPS.some((step) => commandsIn(node, step).length > 0));

/** Installed from a package, or downloaded and made a program. */
const installs = (run: Node): boolean =>
  INSTALLS.some((words) =>
    commandsIn(run, ...words).some((command) => argumentsOf(command).some(isStep)),
  );

export default rule;
