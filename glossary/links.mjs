/** What is wrong with the entries of `links.yaml`. */
export function checkLinks(links, validate, parseFullSelector) {
  const faults = validate(links).map(({ message }) => message);
  for (const { at, ...patterns } of links) {
    for (const place of at)
      if (!parseFullSelector(place)) faults.push(`${place} has no known space`);
    for (const key of ['when', 'written', 'in'])
      if (patterns[key] !== undefined && !isPattern(patterns[key]))
        faults.push(`${key}: ${patterns[key]} is no regular expression`);
  }
  return faults.map((fault) => `glossary/links.yaml: ${fault}`);
}

function isPattern(text) {
  try {
    return RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
