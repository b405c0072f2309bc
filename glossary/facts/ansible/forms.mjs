// The short forms of options: t type, e of a list's elements, d default, c choices.

export const text = {};
export const flag = (d) => ({ t: 'bool', ...(d !== undefined && { d: String(d) }) });
export const list = { t: 'list', e: 'str' };
export const choice = (c, d) => ({ c: c.split(' '), ...(d && { d }) });
