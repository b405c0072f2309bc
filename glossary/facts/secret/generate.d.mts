/** The pack's text: one record, the issuers' forms by the literal that stands in them. */
export function packOf(table: readonly object[]): string;
