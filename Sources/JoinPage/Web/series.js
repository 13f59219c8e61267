// The order in which a doctor looks at pictures: studies, series, images.

/** Results in series: `[{ key, summary, results }]`, each in the order of its images. */
function seriesOf(results) {
  const groups = new Map();
  for (const result of results) {
    const { studyUID = "", seriesUID = "" } = result.summary ?? {};
    const key = seriesUID ? `${studyUID} ${seriesUID}` : `file ${result.path}`;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(result);
  }
  const list = [...groups].map(([key, members]) => {
    members.sort(imageOrder(members));
    return { key, summary: members[0].summary ?? {}, results: members };
  });
  const number = ({ summary }) => summary.seriesNumber ?? Infinity;
  return list.sort((a, b) => compare(a.summary.studyUID || "\uFFFF", b.summary.studyUID || "\uFFFF")
    || compare(number(a), number(b)) || compare(a.results[0].path, b.results[0].path));
}

const byPath = globalThis.Intl && new Intl.Collator("en", { numeric: true });

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * By position along the normal where all images are turned the same way and none lies where
 * another does; otherwise by Instance Number, then by path.
 */
function imageOrder(results) {
  const places = results.map(({ summary }) => summary?.along), turns = new Set();
  for (const { summary } of results) turns.add(summary?.turn);
  const isStack = turns.size === 1 && places.every((place) => place !== undefined)
    && new Set(places.map((place) => place.toFixed(3))).size === places.length;
  const byNumber = (a, b) => compare(a.summary?.instance ?? Infinity, b.summary?.instance ?? Infinity)
    || byPath.compare(a.path, b.path);
  if (!isStack) return byNumber;
  // The end at which the Instance Numbers begin comes first.
  const first = Math.sign(results.reduce((sum, { summary }) => sum
    + (summary.along - places[0]) * ((summary.instance ?? 0) - (results[0].summary.instance ?? 0)), 0)) || 1;
  return (a, b) => first * (a.summary.along - b.summary.along) || byNumber(a, b);
}
