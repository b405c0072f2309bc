// How an option is written down: its type, default, choices.
export const bool = (d) => ({ t: 'boolean', ...(d !== undefined && { d: String(d) }) });
export const int = (d) => ({ t: 'integer', ...(d !== undefined && { d: String(d) }) });
export const text = (d) => ({ t: 'string', ...(d !== undefined && { d }) });
export const list = { t: 'list' };
export const map = { t: 'map' };
export const oneOf = (choices, d) => ({ t: 'string', c: choices.split(' '), ...(d && { d }) });
export const some = (choices, d) => ({ ...oneOf(choices, d), o: 1 });
export const script = { p: 'shell' };
export const file = { p: 'file' };
/** The name of a machine, or a list of them. */
export const machine = { p: 'machine' };
export const old = (use) => ({ x: use });
