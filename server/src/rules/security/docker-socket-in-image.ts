import type { RuleCode } from '../rule.ts';

/** What the engines call their sockets by default. */
const SOCKET = /(?:^|\/)(?:docker|podman|containerd|crio|buildkitd)\.sock$/;

const rule: RuleCode = {
  check: ({ node }) =>
    [node, ...(node.children ?? [])]
      .filter(({ kind, value }) => kind === 'value' && SOCKET.test(String(value ?? '')))
      .map(({ from, to }) => ({ span: { from, to } })),
};

export default rule;
