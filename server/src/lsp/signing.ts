import type { Position, SignatureHelp, SignatureInformation } from 'vscode-languageserver';
import { type Signature, signatures } from '../features/signature.ts';
import type { Asking } from './asking.ts';
import type { OpenFile } from './open-file.ts';

/** Requests for how what is being typed is written. */
export function signing({ askSmall }: Asking) {
  return {
    async signatureHelp(file: OpenFile, position: Position): Promise<SignatureHelp | null> {
      const found = await askSmall(file, (world) =>
        signatures(world, file.text.offsetAt(position)),
      );
      const [first] = found ?? [];
      if (!found || !first) return null;
      return {
        signatures: found.map(toSignature),
        activeSignature: 0,
        activeParameter: activeOf(first),
      };
    },
  };
}

/** A number beyond the last parameter is none of them. */
const activeOf = ({ active, parameters }: Signature): number => active ?? parameters.length;

function toSignature(signature: Signature): SignatureInformation {
  const { label, about, parameters } = signature;
  let end = 0;
  return {
    label,
    ...(about && { documentation: about }),
    parameters: parameters.map(({ text, about: own }) => {
      const start = label.indexOf(text, end);
      end = start + text.length;
      return { label: [start, end], ...(own && { documentation: own }) };
    }),
    activeParameter: activeOf(signature),
  };
}
