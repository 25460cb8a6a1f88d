/** `1234.5`, `1'234.50`, `1 234,5`, `−20` → centimes; `undefined` when it is not an amount. */
export function parseMoney(typed: string): number | undefined {
  const text = typed.replace(/[\s'’\u00a0\u202f]/g, '').replace('\u2212', '-').replace(',', '.');
  const match = /^(-?)(\d{1,13})(?:\.(\d{0,2}))?$/.exec(text);
  if (!match) return undefined;
  const centimes = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' && centimes !== 0 ? -centimes : centimes;
}
