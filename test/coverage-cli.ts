// Prints what is explained, known and silent: npm run coverage [-- STANDING VOCABULARY]
import { coverage, VOCABULARIES } from './coverage.ts';

const [standing, vocabulary] = process.argv.slice(2);
const items = coverage();
if (standing === undefined) {
  for (const { name } of VOCABULARIES) {
    const own = items.filter((item) => item.vocabulary === name);
    const count = (values: boolean, what: string) =>
      own.filter(
        (item) => item.address.path.at(-1)!.startsWith('=') === values && item.standing === what,
      ).length;
    const row = (values: boolean) =>
      ['explained', 'known', 'silent'].map((what) => count(values, what)).join(' / ');
    console.log(`${name}: names ${row(false)}, values ${row(true)}`);
  }
} else {
  for (const item of items)
    if (item.standing === standing && (vocabulary === undefined || item.vocabulary === vocabulary))
      console.log(`${item.vocabulary}: ${item.address.path.join('/')}`);
}
