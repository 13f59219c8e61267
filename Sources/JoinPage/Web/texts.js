// Words, in the language of the browser or of the switch, and elements that show them.

let texts, names, language;

/** The text of a word, `{0}` and so on replaced. What a file says comes in as text only. */
function text(word, ...values) {
  const found = texts[language][word] ?? word;
  return found.replace(/\{(\d)\}/g, (_, index) => typeof values[index] === "number"
    ? numberText(values[index]) : values[index]);
}

const formats = {};

function numberText(value, digits = 0) {
  const format = formats[language + digits] ??= new Intl.NumberFormat(language, { maximumFractionDigits: digits });
  return format.format(value);
}

/** The text for one or for many. */
function counted(word, count, ...more) {
  return text(count === 1 ? `${word}One` : `${word}Many`, numberText(count), ...more);
}

function byId(id) {
  return document.getElementById(id);
}

/** An element with text, or with other elements. */
function element(name, content = "", attributes = {}) {
  const made = document.createElement(name);
  made.append(...[content].flat());
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function bytesText(count) {
  const units = text("units").split(" ");
  let unit = 0, value = count;
  for (; value >= 1000 && unit < 4; unit++) value /= 1000;
  return `${numberText(value, unit ? 1 : 0)} ${units[unit]}`;
}

/** A date of DICOM as people of the language write it. */
function dateText(value) {
  const [, year, month, day] = /^(\d{4})\.?(\d{2})\.?(\d{2})/.exec(value) ?? [];
  if (!year || month < 1 || month > 12 || day < 1) return value;
  return new Date(Date.UTC(year, month - 1, day))
    .toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
}

/** Puts the words of the language on everything that is marked with one. */
function showTexts() {
  document.documentElement.lang = language;
  document.title = text("title");
  for (const node of document.querySelectorAll("[data-text]")) {
    node.textContent = text(node.dataset.text);
  }
  for (const node of document.querySelectorAll("[data-name]")) {
    node.setAttribute("aria-label", text(node.dataset.name));
  }
  for (const button of byId("languages").children) {
    button.setAttribute("aria-pressed", String(button.lang === language));
  }
}

function setUpTexts(show) {
  // Deflated, in base 64: so the page is small enough for every medium.
  const packed = Uint8Array.from(atob(byId("texts").textContent), (letter) => letter.charCodeAt());
  const data = JSON.parse(new TextDecoder().decode(inflated(packed)));
  names = data.names;
  texts = Object.fromEntries(Object.entries(data.texts).map(([code, list]) =>
    [code, Object.fromEntries(list.map((value, i) => [data.words[i], value.replaceAll("'", "’")]))]));
  const known = Object.keys(texts), wanted = navigator.languages.map((tag) => tag.split("-")[0]);
  language = wanted.find((code) => known.includes(code)) ?? document.documentElement.lang;
  for (const code of known) {
    const button = element("button", texts[code].language, { lang: code });
    button.addEventListener("click", () => {
      language = code;
      show();
    });
    byId("languages").append(button);
  }
  showTexts();
}
