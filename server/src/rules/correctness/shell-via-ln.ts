import { argumentsOf, flagsOf, hostOf, runOf } from '../../concepts/commands.ts';
import type { Node } from '../../core/node.ts';
import type { Fix, Hit, RuleCode } from '../rule.ts';

const LINK = /^\/+(?:usr\/+)?bin\/+sh$/;
const SHELL = /^(?:.*\/)?(?:bash|dash|zsh|ksh|mksh|ash)$/;

const rule: RuleCode = {
  check(hit) {
    const run = runOf(hit.above);
    const [target, link, ...more] = argumentsOf(hit.node).map(({ value }) => value);
    if (!run || more.length || flagsOf('--target-directory', hit.node).length) return undefined;
    if (typeof target !== 'string' || typeof link !== 'string') return undefined;
    if (!LINK.test(link) || !SHELL.test(target)) return undefined;
    return { fixes: fixesOf(run, target, hit) };
  },
};

/** Where the instruction does nothing else, the other one takes its place. */
function fixesOf(run: Node, target: string, { above, text }: Hit): readonly Fix[] {
  const host = hostOf(above);
  const isAlone = above.length === 2 && host?.children?.length === 1;
  if (!isAlone || text.slice(run.from, run.to).includes('<<')) return [];
  const shell = target.includes('/') ? target : `/bin/${target}`;
  const edits = [{ from: run.from, to: run.to, text: `SHELL ["${shell}", "-c"]` }];
  return [{ title: 'Set the shell with SHELL', edits, safe: false }];
}

export default rule;
